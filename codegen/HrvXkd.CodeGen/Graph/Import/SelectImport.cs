using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Slice, Split, Gather by constant indices: they select elements of a vector and compute nothing.</summary>
internal static class SelectImport
{
    public static void Slice(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int[] starts = context.Integers(node, 1) ?? [], ends = context.Integers(node, 2) ?? [], axes = context.Integers(node, 3) ?? [];
        int[] steps = context.Integers(node, 4) ?? [.. Enumerable.Repeat(1, starts.Length)];
        if (starts.Length == 0 || ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length || steps.Any(step => step < 1))
            throw context.Fault("HRVG102", node, "starts, ends, axes or steps", "constant starts, ends and axes of one length, steps of 1 or more");
        int[] shape = [.. input.Shape], strides = IndexMap.Strides(input.Shape), walk = [.. strides];
        int offset = 0;
        HashSet<int> seen = [];
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = context.Axis(node, axes[i], input), size = input.Shape[axis];
            int start = Math.Clamp(starts[i] < 0 ? starts[i] + size : starts[i], 0, size), end = Math.Clamp(ends[i] < 0 ? ends[i] + size : ends[i], 0, size);
            if (end <= start || !seen.Add(axis))
                throw context.Fault("HRVG102", node, $"{starts[i]}..{ends[i]} of {size} is empty or its axis is there twice", "at least one element, each axis once");
            shape[axis] = ((end - start - 1) / steps[i]) + 1;
            walk[axis] = steps[i] > size ? strides[axis] : strides[axis] * steps[i];
            offset += start * strides[axis];
        }

        LayoutImport.Add(context, node, input, shape, IndexMap.Strided(shape, walk, offset));
    }

    public static void Split(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int axis = context.Axis(node, context.Integer(node, "axis", 0), input), size = input.Shape[axis], parts = node.Outputs.Count;
        // Without sizes: equal parts, the last one smaller.
        int part = ((size - 1) / parts) + 1;
        int[] sizes = context.Integers(node, "split", 1) ?? [.. Enumerable.Range(0, parts).Select(i => Math.Min(part, size - (i * part)))];
        if (sizes.Length != parts || sizes.Any(length => length < 1 || length > size) || sizes.Sum() != size)
            throw context.Fault("HRVG102", node, $"parts [{string.Join(',', sizes)}] of {size} for {parts} outputs", "one size of at least 1 for each output");
        int[] strides = IndexMap.Strides(input.Shape);
        for (int i = 0, start = 0; i < parts; start += sizes[i++])
        {
            if (node.Outputs[i].Length == 0)
                continue;
            int[] shape = [.. input.Shape];
            shape[axis] = sizes[i];
            context.Add(LayoutNode.Create(node.Outputs[i], input, shape, IndexMap.Strided(shape, strides, start * strides[axis])), node.Outputs[i]);
        }
    }

    public static void Gather(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        int axis = context.Axis(node, context.Integer(node, "axis", 0), input), size = input.Shape[axis];
        int[] indices = [.. (context.Integers(node, 1) ?? []).Select(index => index < 0 ? index + size : index)];
        int rank = context.Initializer(node, 1)?.Shape.Count ?? 1;
        if (indices.Length == 0 || rank > 1 || indices.Any(index => index < 0 || index >= size))
            throw context.Fault("HRVG102", node, $"indices [{string.Join(',', indices.Take(8))}] of rank {rank} into an axis of {size}", "a constant index or list of indices inside the axis");
        if ((double)input.Count / size * indices.Length > Graph.Edge.MaxCount)
            throw context.Fault("HRVG102", node, $"{indices.Length} indices into {context.Shown(input.Shape)}", $"at most {Graph.Edge.MaxCount} numbers");
        int[] strides = IndexMap.Strides(input.Shape), shape = [.. input.Shape];
        shape[axis] = indices.Length;
        int inner = strides[axis];
        int[] map = [.. Enumerable.Range(0, input.Count / size * indices.Length).Select(i =>
            (((i / inner / indices.Length * size) + indices[i / inner % indices.Length]) * inner) + (i % inner))];
        LayoutImport.Add(context, node, input, rank == 0 ? [.. shape.Where((_, i) => i != axis)] : shape, map);
    }
}
