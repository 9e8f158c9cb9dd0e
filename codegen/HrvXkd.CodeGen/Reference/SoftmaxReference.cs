using HrvXkd.CodeGen.Graph;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Reference;

internal static class SoftmaxReference
{
    public static void Run(SoftmaxNode node, int[] x, int[] y)
    {
        int width = node.Width;
        long[] powers = new long[width];
        for (int row = 0; row < y.Length / width; row++)
        {
            ReadOnlySpan<int> scores = x.AsSpan(row * width, width);
            long most = long.MinValue, sum = 0;
            foreach (int score in scores)
                most = Math.Max(most, score);
            for (int i = 0; i < width; i++)
                sum += powers[i] = ExpNegative.Q30(most - scores[i]);
            long inverse = (1L << 62) / sum;
            for (int i = 0; i < width; i++)
                y[(row * width) + i] = node.Requantization is { } requantization
                    ? requantization.Apply(checked(powers[i] * inverse) >> 32, 0)
                    : (int)FixedPoint.RoundShift(checked(powers[i] * inverse), 46);
        }
    }
}
