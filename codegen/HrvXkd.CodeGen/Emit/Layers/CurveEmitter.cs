using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Curves;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class CurveEmitter
{
    public static void Write(LayerWriter layer, LookupNode node)
    {
        string table = layer.Add("Table", layer.To == "Int8" ? "sbyte" : "int", node.Table.Select(value => (long)value), 16, "results for -128..127");
        layer.Write($"Curve.Int8To{layer.To}({layer.Input(0)}, {table}, {layer.Target()}, {layer.Count});");
    }

    public static void Write(LayerWriter layer, CurveNode node)
    {
        CurveFit fit = node.Fit;
        string pieces = layer.Add("Pieces", "int", fit.Coefficients.Select(value => (long)value), 8, FormattableString.Invariant($"cubic pieces, {fit.FractionBits} fraction bits"));
        layer.Write($"Curve.Q16ToQ16({layer.Input(0)}, {pieces}, {fit.FractionBits}, {fit.PieceBits}, {fit.Low}, {fit.LowSlope}, {Table.Long(fit.LowOffset)}, {fit.HighSlope}, {Table.Long(fit.HighOffset)}, {layer.Target()}, {layer.Count});");
    }
}
