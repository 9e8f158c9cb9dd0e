using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Equal steps through memory along nested axes.</summary>
internal static class ProductSteps
{
    /// <summary>Batches, rows and columns of an operand of a product.</summary>
    public static int[] Shape(MatMulNode node, int slot) => slot == 0 ? [node.Batch, node.Rows, node.Inner] : [node.Batch, node.Inner, node.Columns];

    /// <summary>The step of each axis of a shape, 0 for axes of size 1; null if the elements do not lie so.</summary>
    public static int[]? Of(int[] addresses, int[] shape)
    {
        int[] steps = new int[shape.Length];
        for (int axis = shape.Length - 1, inner = 1; axis >= 0; inner *= shape[axis--])
            steps[axis] = shape[axis] == 1 ? 0 : addresses[inner] - addresses[0];
        int[] expected = Graph.Import.IndexMap.Strided(shape, steps, addresses[0]);
        return expected.AsSpan().SequenceEqual(addresses) ? steps : null;
    }

    /// <summary>Splits any order of elements into at most <paramref name="most"/> nested axes with equal steps; null if it takes more.</summary>
    public static (int[] Sizes, int[] Steps)? Nested(int[] addresses, int most)
    {
        List<int> sizes = [], steps = [];
        int done = 1;
        while (done < addresses.Length)
        {
            int step = addresses[done] - addresses[0], size = 1;
            while ((size + 1) * done <= addresses.Length && Repeats(addresses, done, size, step))
                size++;
            // Only whole blocks nest.
            while (size > 1 && addresses.Length % (size * done) != 0)
                size--;
            if (size == 1 || sizes.Count == most)
                return null;
            sizes.Insert(0, size);
            steps.Insert(0, step);
            done *= size;
        }

        while (sizes.Count < most)
        {
            sizes.Insert(0, 1);
            steps.Insert(0, 0);
        }

        return Of(addresses, [.. sizes]) is null ? null : ([.. sizes], [.. steps]);
    }

    private static bool Repeats(int[] addresses, int block, int count, int step)
    {
        for (int i = 0; i < block; i++)
            if (addresses[(count * block) + i] != addresses[i] + (count * step))
                return false;
        return true;
    }
}
