using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class AffineEmitter
{
    public static void Write(LayerWriter layer, AffineNode node)
    {
        string tables = layer.Add(node.Requantization);
        string shift = Shifts(layer, node.Requantization);
        layer.Write($"Affine.{LayerWriter.Format(node.Inputs[0])}To{layer.To}({layer.Input(0)}, {tables}, {shift}, {LayerWriter.Limits(node.Requantization)}, {layer.Target()}, {layer.Count});");
    }

    /// <summary>Adds shifts per channel; returns their name.</summary>
    public static string Shifts(LayerWriter layer, Requantization requantization) =>
        layer.Add("Shift", "int", requantization.Shift.Select(value => (long)value), 16, "shifts");
}
