// PyTorch writes the scale of attention as a computation on a shape: Cast, Sqrt, Div of a size. One number comes out; it is a constant here.
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Folds computations on single constant numbers, in float as OnnxRuntime does them.</summary>
internal static class ScalarImport
{
    private const long CastToFloat = (long)OnnxType.Float;

    /// <summary>Folds a node whose operands are single numbers; false if it is none.</summary>
    public static bool TryFold(ImportContext context, OnnxNode node)
    {
        if (node.Domain.Length > 0 || node.Outputs.Count != 1 || Value(context, node) is not { } value || !float.IsFinite(value))
            return false;
        context.Define(node.Outputs[0], new Constant([], [value]));
        return true;
    }

    private static float? Value(ImportContext context, OnnxNode node) => (node.OpType, node.Inputs.Count) switch
    {
        ("Cast", 1) when context.Integer(node, "to", 0) == CastToFloat => Size(context, node) ?? Number(context, node, 0),
        ("Sqrt", 1) => Number(context, node, 0) is { } x ? MathF.Sqrt(x) : null,
        ("Reciprocal", 1) => 1 / Number(context, node, 0),
        ("Add", 2) => Number(context, node, 0) + Number(context, node, 1),
        ("Sub", 2) => Number(context, node, 0) - Number(context, node, 1),
        ("Mul", 2) => Number(context, node, 0) * Number(context, node, 1),
        ("Div", 2) => Number(context, node, 0) / Number(context, node, 1),
        _ => null,
    };

    // The batch, -1, is no number that is known.
    private static float? Size(ImportContext context, OnnxNode node) => context.Folded(node, 0) is [> 0 and int size] ? size : null;

    private static float? Number(ImportContext context, OnnxNode node, int slot) =>
        !context.IsEdge(node, slot) && (context.Known(node, slot) ?? Float(context, node, slot)) is { Values: [double value] } ? (float)value : null;

    private static Constant? Float(ImportContext context, OnnxNode node, int slot) => context.Initializer(node, slot) is { Type: OnnxType.Float } ? context.Constant(node, slot) : null;
}
