using HrvXkd.CodeGen.Graph;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Reference;

// The formula of LayerNorm in HrvXkd.Core; every sum and product is checked for overflow.
internal static class LayerNormReference
{
    private const long Limit = 1L << 27;

    public static void Run(LayerNormNode node, int[] x, int[] y)
    {
        int width = node.Width;
        long[] centred = new long[width];
        for (int row = 0; row < y.Length / width; row++)
            checked
            {
                long sum = 0, squares = 0;
                for (int i = 0; i < width; i++)
                    sum += x[(row * width) + i];
                for (int i = 0; i < width; i++)
                    centred[i] = ((long)x[(row * width) + i] * width) - sum;
                int down = ScaleDown(centred);
                for (int i = 0; i < width; i++)
                    squares += centred[i] * centred[i];
                long spread = (squares / width) + (node.Epsilon >> (2 * down));
                long reciprocal = ReciprocalSquareRoot.Mantissa(Math.Max(1, spread), out int halfBits);
                for (int i = 0; i < width; i++)
                {
                    long normal = FixedPoint.RoundShift(centred[i] * reciprocal, 60 - LayerNorm.NormalBits - halfBits);
                    y[(row * width) + i] = node.Requantization.Apply(normal, i);
                }
            }
    }

    // By the power of two that brings all below the limit.
    private static int ScaleDown(long[] centred)
    {
        long largest = 0;
        foreach (long value in centred)
            largest = Math.Max(largest, Math.Abs(value));
        int down = 0;
        while (largest >> down >= Limit)
            down++;
        for (int i = 0; i < centred.Length; i++)
            centred[i] >>= down;
        return down;
    }
}
