using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Reshape, Transpose, Slice, Identity: they move elements within a vector and compute nothing.</summary>
internal static class LayoutImport
{
    public static void Identity(ImportContext context, OnnxNode node) => context.Define(node.Outputs[0], context.Edge(node, 0));

    public static void Reshape(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int[] wanted = context.Integers(node, 1) ?? [];
        if (wanted.Length < 2 || wanted[0] is not (0 or 1 or -1) || wanted.Count(size => size == -1) > 1 || context.Integer(node, "allowzero", 0) != 0)
            throw context.Fault("HRVG102", node, $"shape [{string.Join(',', wanted)}]", "0, 1 or -1 for the batch, then at least one size, allowzero 0");
        int[] shape = new int[wanted.Length - 1];
        for (int axis = 0; axis < shape.Length; axis++)
            shape[axis] = wanted[axis + 1] == 0 && axis < input.Shape.Count ? input.Shape[axis] : wanted[axis + 1];
        double known = shape.Where(size => size != -1).Aggregate(1.0, (product, size) => product * size);
        shape = Array.ConvertAll(shape, size => size == -1 && known > 0 ? (int)(input.Count / known) : size);
        if (shape.Any(size => size <= 0) || shape.Aggregate(1.0, (product, size) => product * size) != input.Count)
            throw context.Fault("HRVG102", node, $"[N,{string.Join(',', input.Shape)}] to [{string.Join(',', wanted)}]", "a shape of as many elements, the batch first");
        Add(context, node, input, shape, [.. Enumerable.Range(0, input.Count)]);
    }

    public static void Transpose(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        long[]? order = node.Attributes.GetValueOrDefault("perm") as long[];
        if (order is not [0, ..] || !order.Order().SequenceEqual(Enumerable.Range(0, input.Shape.Count + 1).Select(axis => (long)axis)))
            throw context.Fault("HRVG102", node, $"order [{string.Join(',', order ?? [])}] of [N,{string.Join(',', input.Shape)}]", "an order that leaves the batch first");
        int[] from = [.. order.Skip(1).Select(axis => (int)axis - 1)];
        int[] strides = IndexMap.Strides(input.Shape), shape = [.. from.Select(axis => input.Shape[axis])];
        Add(context, node, input, shape, IndexMap.Strided(shape, [.. from.Select(axis => strides[axis])]));
    }

    public static void Slice(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int[] starts = context.Integers(node, 1) ?? [], ends = context.Integers(node, 2) ?? [], axes = context.Integers(node, 3) ?? [];
        int[] steps = context.Integers(node, 4) ?? [.. Enumerable.Repeat(1, starts.Length)];
        if (starts.Length == 0 || ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length || steps.Any(step => step != 1))
            throw context.Fault("HRVG102", node, "starts, ends, axes or steps", "constant starts, ends and axes of one length, steps of 1");
        int[] shape = [.. input.Shape], strides = IndexMap.Strides(input.Shape);
        int offset = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = context.Axis(node, axes[i], input), size = input.Shape[axis];
            int start = Math.Clamp(starts[i] < 0 ? starts[i] + size : starts[i], 0, size), end = Math.Clamp(ends[i] < 0 ? ends[i] + size : ends[i], 0, size);
            if (end <= start)
                throw context.Fault("HRVG102", node, $"{starts[i]}..{ends[i]} of {size} is empty", "at least one element");
            shape[axis] = end - start;
            offset += start * strides[axis];
        }

        Add(context, node, input, shape, IndexMap.Strided(shape, strides, offset));
    }

    private static void Add(ImportContext context, OnnxNode node, Edge input, int[] shape, int[] map) =>
        context.Add(LayoutNode.Create(node.Name, input, shape, map), node.Outputs[0]);
}
