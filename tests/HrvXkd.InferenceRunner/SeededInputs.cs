namespace HrvXkd.InferenceRunner;

/// <summary>Inputs made from a seed, the same on every machine, and a digest of results.</summary>
internal static class SeededInputs
{
    /// <summary>Number of inputs; a power of two.</summary>
    public const int Count = 256;

    /// <summary>Half width of a whole vector's numbers: three deviations, Q16.16.</summary>
    public const int WholeSpread = 3 * 65536;

    /// <summary>Half width of the student's features, Q16.16.</summary>
    public const int StudentSpread = 100 * 65536;

    /// <summary>Makes the inputs.</summary>
    /// <param name="width">Numbers of one input.</param>
    /// <param name="spreadQ16">Half width of their range.</param>
    public static int[][] Make(int width, int spreadQ16)
    {
        int[][] inputs = new int[Count][];
        long seed = 1;
        for (int i = 0; i < Count; i++)
        {
            inputs[i] = new int[width];
            for (int k = 0; k < width; k++)
            {
                seed = ((seed * 1103515245) + 12345) & 0x7FFFFFFF;
                inputs[i][k] = (int)((spreadQ16 * ((seed >> 7) - (1 << 23))) >> 23);
            }
        }

        return inputs;
    }

    /// <summary>A digest with one result more.</summary>
    public static int Fold(int digest, int result) => unchecked((digest * 31) + result);
}
