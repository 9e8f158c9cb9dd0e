using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>ReduceSum over one axis; ReduceMean and GlobalAveragePool over neighbouring axes.</summary>
internal static class ReduceImport
{
    public static void Sum(ImportContext context, OnnxNode node)
    {
        Edge input = context.Wide(node, 0);
        int[]? axes = context.Integers(node, "axes", 1);
        if (axes is not { Length: 1 })
            throw context.Fault("HRVG102", node, "not over exactly one axis", "one axis as a constant input");
        bool keep = context.Integer(node, "keepdims", 1) != 0;
        context.Add(ReduceSumNode.Create(node.Name, input, context.Axis(node, axes[0], input), keep), node.Outputs[0]);
    }

    public static void Mean(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int[]? given = context.Integers(node, "axes", 1);
        if (given is null or { Length: 0 } && (context.Lead == 1 || context.Integer(node, "noop_with_empty_axes", 0) != 0))
            throw context.Fault("HRVG102", node, "no axes", "constant axes after the batch");
        int[] axes = given is { Length: > 0 } ? [.. given.Select(axis => context.Axis(node, axis, input)).Order()] : [.. Enumerable.Range(0, input.Shape.Count)];
        Mean(context, node, input, axes, context.Integer(node, "keepdims", 1) != 0);
    }

    public static void GlobalAveragePool(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int first = 2 - context.Lead;
        if (input.Shape.Count <= first)
            throw context.Fault("HRVG102", node, context.Shown(input.Shape), "[N,channels,length]");
        Mean(context, node, input, [.. Enumerable.Range(first, input.Shape.Count - first)], keep: true);
    }

    private static void Mean(ImportContext context, OnnxNode node, Edge input, int[] axes, bool keep)
    {
        if (axes.Length == 0 || axes.Where((axis, i) => axis != axes[0] + i).Any())
            throw context.Fault("HRVG102", node, $"axes [{string.Join(',', axes.Select(axis => axis + context.Lead))}] of {context.Shown(input.Shape)}", "axes that follow one another");
        int[] shape = [.. input.Shape.Take(axes[0]), .. keep ? Enumerable.Repeat(1, axes.Length) : [], .. input.Shape.Skip(axes[^1] + 1)];
        Tail tail = Tail.After(context, node, shape, 1);
        context.Add(MeanNode.Create(input, axes[0], axes[^1], shape, tail), tail.OnnxEdge);
    }
}
