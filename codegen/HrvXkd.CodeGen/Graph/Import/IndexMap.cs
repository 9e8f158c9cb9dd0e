namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Maps from the elements of a tensor to those of another.</summary>
internal static class IndexMap
{
    /// <summary>Row-major strides.</summary>
    public static int[] Strides(IReadOnlyList<int> shape)
    {
        int[] strides = new int[shape.Count];
        for (int axis = shape.Count - 1, stride = 1; axis >= 0; stride *= shape[axis--])
            strides[axis] = stride;
        return strides;
    }

    /// <summary>For each element of a shape, row major, offset + sum of index times stride.</summary>
    public static int[] Strided(IReadOnlyList<int> shape, IReadOnlyList<int> strides, int offset = 0)
    {
        int[] map = [offset];
        for (int axis = 0; axis < shape.Count; axis++)
        {
            int[] next = new int[map.Length * shape[axis]];
            for (int i = 0; i < next.Length; i++)
                next[i] = map[i / shape[axis]] + (i % shape[axis] * strides[axis]);
            map = next;
        }

        return map;
    }
}
