// Exporters compute shapes from shapes: Shape, Gather, Unsqueeze, Concat, then Reshape. All sizes but the batch are known, so these are lists
// of constants here; the batch is -1, as Reshape wants it.
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Folds computations on shapes.</summary>
internal static class ShapeImport
{
    private const int MaxRank = 16;

    /// <summary>Folds a node whose operand is a shape; false if it is none.</summary>
    public static bool TryFold(ImportContext context, OnnxNode node)
    {
        if (node.Domain.Length > 0 || node.Outputs.Count != 1)
            return false;
        if (node.OpType == "Shape" && context.IsEdge(node, 0) && node.Attributes.Count == 0)
        {
            IReadOnlyList<int> shape = context.Edge(node, 0).Shape;
            context.Define(node.Outputs[0], context.Lead == 1 ? [-1, .. shape] : [.. shape]);
            return true;
        }

        if (!node.Inputs.Select((_, slot) => context.Folded(node, slot)).Any(list => list is not null) || Fold(context, node) is not { Length: <= MaxRank } folded)
            return false;
        context.Define(node.Outputs[0], folded);
        return true;
    }

    private static int[]? Fold(ImportContext context, OnnxNode node) => node.OpType switch
    {
        "Cast" or "Identity" or "Unsqueeze" or "Squeeze" => context.Folded(node, 0),
        "Gather" => Gather(context, node),
        "Slice" => Slice(context, node),
        "Concat" => node.Inputs.Count <= MaxRank ? [.. node.Inputs.SelectMany((_, slot) => context.Integers(node, slot) ?? [])] : null,
        _ => null,
    };

    private static int[]? Gather(ImportContext context, OnnxNode node)
    {
        int[] list = context.Folded(node, 0) ?? [], indices = [.. (context.Integers(node, 1) ?? []).Select(index => index < 0 ? index + list.Length : index)];
        return indices.Length <= MaxRank && indices.All(index => index >= 0 && index < list.Length) ? [.. indices.Select(index => list[index])] : null;
    }

    private static int[]? Slice(ImportContext context, OnnxNode node)
    {
        int[] list = context.Folded(node, 0) ?? [];
        if (context.Integers(node, 1) is not [int start] || context.Integers(node, 2) is not [int end] || context.Integers(node, 4) is { } steps && steps is not [1])
            return null;
        start = Math.Clamp(start < 0 ? start + list.Length : start, 0, list.Length);
        end = Math.Clamp(end < 0 ? end + list.Length : end, start, list.Length);
        return list[start..end];
    }
}
