using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Reshape, Flatten, Squeeze, Unsqueeze, Transpose, Identity: they reorder the elements of a vector and compute nothing.</summary>
internal static class LayoutImport
{
    private static readonly HashSet<string> Permutations = new(["Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "Identity"], StringComparer.Ordinal);

    /// <summary>True if a node keeps every element, perhaps in another order.</summary>
    public static bool IsPermutation(OnnxNode node) => node.Domain.Length == 0 && Permutations.Contains(node.OpType);

    public static void Identity(ImportContext context, OnnxNode node) => context.Define(node.Outputs[0], context.Edge(node, 0));

    public static void Reshape(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int[] wanted = context.Integers(node, 1) ?? [];
        bool batch = context.Lead == 0 || (wanted.Length >= 2 && wanted[0] is 0 or 1 or -1);
        if (wanted.Length == 0 || !batch || wanted.Count(size => size == -1) > 1 || context.Integer(node, "allowzero", 0) != 0)
            throw context.Fault("HRVG102", node, $"shape [{string.Join(',', wanted)}]", context.Lead == 1 ? "0, 1 or -1 for the batch, then at least one size, allowzero 0" : "sizes, one of them may be -1, allowzero 0");
        int[] shape = wanted[context.Lead..];
        for (int axis = 0; axis < shape.Length; axis++)
            shape[axis] = shape[axis] == 0 && axis < input.Shape.Count ? input.Shape[axis] : shape[axis];
        double known = shape.Where(size => size != -1).Aggregate(1.0, (product, size) => product * size);
        shape = Array.ConvertAll(shape, size => size == -1 && known > 0 ? (int)(input.Count / known) : size);
        if (shape.Any(size => size <= 0) || shape.Aggregate(1.0, (product, size) => product * size) != input.Count)
            throw context.Fault("HRVG102", node, $"{context.Shown(input.Shape)} to [{string.Join(',', wanted)}]", "a shape of as many elements, the batch first");
        Keep(context, node, input, shape);
    }

    public static void Flatten(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        long axis = context.Integer(node, "axis", 1);
        axis = axis < 0 ? axis + input.Shape.Count + context.Lead : axis;
        if (context.Lead == 1 && axis != 1)
            throw context.Fault("HRVG102", node, $"axis {axis}", "axis 1, which keeps the batch");
        if (axis < 0 || axis > input.Shape.Count + context.Lead)
            throw context.Fault("HRVG102", node, $"axis {axis} of {context.Shown(input.Shape)}", "an axis of the edge");
        int before = input.Shape.Take((int)axis).Aggregate(1, (product, size) => product * size);
        Keep(context, node, input, context.Lead == 1 ? [input.Count] : [before, input.Count / before]);
    }

    public static void Squeeze(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int[]? axes = context.Integers(node, "axes", 1);
        HashSet<int> dropped = [.. axes is null ? Enumerable.Range(0, input.Shape.Count).Where(axis => input.Shape[axis] == 1) : axes.Select(axis => context.Axis(node, axis, input))];
        if (dropped.Any(axis => input.Shape[axis] != 1))
            throw context.Fault("HRVG102", node, $"axes [{string.Join(',', axes!)}] of {context.Shown(input.Shape)}", "axes of size 1");
        Keep(context, node, input, [.. input.Shape.Where((_, axis) => !dropped.Contains(axis))]);
    }

    public static void Unsqueeze(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int[] axes = context.Integers(node, "axes", 1) ?? [];
        int rank = input.Shape.Count + axes.Length;
        int[] places = [.. axes.Select(axis => (axis < 0 ? axis + rank + context.Lead : axis) - context.Lead).Order()];
        if (places.Length is 0 or > 8 || places.Distinct().Count() != places.Length || places.Any(place => place < 0 || place >= rank))
            throw context.Fault("HRVG102", node, $"axes [{string.Join(',', axes)}] of {context.Shown(input.Shape)}", "distinct axes after the batch");
        List<int> shape = [.. input.Shape];
        foreach (int place in places)
            shape.Insert(place, 1);
        Keep(context, node, input, [.. shape]);
    }

    public static void Transpose(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int rank = input.Shape.Count + context.Lead;
        long[] order = node.Attributes.GetValueOrDefault("perm") as long[] ?? [.. Enumerable.Range(0, rank).Select(axis => (long)rank - 1 - axis)];
        if (!order.Order().SequenceEqual(Enumerable.Range(0, rank).Select(axis => (long)axis)) || (context.Lead == 1 && order[0] != 0))
            throw context.Fault("HRVG102", node, $"order [{string.Join(',', order)}] of {context.Shown(input.Shape)}", "an order of the axes that leaves the batch first");
        int[] from = [.. order.Skip(context.Lead).Select(axis => (int)axis - context.Lead)];
        int[] strides = IndexMap.Strides(input.Shape), shape = [.. from.Select(axis => input.Shape[axis])];
        Add(context, node, input, shape, IndexMap.Strided(shape, [.. from.Select(axis => strides[axis])]));
    }

    /// <summary>Adds a layout.</summary>
    public static void Add(ImportContext context, OnnxNode node, Edge input, int[] shape, int[] map) =>
        context.Add(LayoutNode.Create(node.Name, input, shape, map), node.Outputs[0]);

    private static void Keep(ImportContext context, OnnxNode node, Edge input, int[] shape) => Add(context, node, input, shape, [.. Enumerable.Range(0, input.Count)]);
}
