namespace HrvXkd.CodeGen.Vectors;

/// <summary>
/// What one vector is: a free first size is the batch and the sizes after it are the vector; without a free first size the model takes
/// one vector a run and all sizes are the vector.
/// </summary>
internal static class VectorShape
{
    /// <summary>True if the first size is free.</summary>
    public static bool IsBatched(IReadOnlyList<long> shape) => shape.Count > 0 && shape[0] < 0;

    /// <summary>Sizes of one vector.</summary>
    public static long[] Of(IReadOnlyList<long> shape) => [.. IsBatched(shape) ? shape.Skip(1) : shape];

    /// <summary>Values of one vector, at most 2^31 - 1; -1 if a size is free or 0.</summary>
    public static long SizeOf(IReadOnlyList<long> shape)
    {
        long product = 1;
        foreach (long size in Of(shape))
        {
            if (size <= 0)
                return -1;
            product = Math.Min(product * size, int.MaxValue);
        }

        return product;
    }
}
