using HrvXkd.CodeGen.Graph;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Reference;

internal static class SoftmaxReference
{
    public static void Run(SoftmaxNode node, int[] x, int[] y)
    {
        for (int row = 0; row < y.Length / node.Width; row++)
        {
            int[] scores = x[(row * node.Width)..((row + 1) * node.Width)];
            long[] powers = Array.ConvertAll(scores, score => ExpNegative.Q30((long)scores.Max() - score));
            long inverse = (1L << 62) / powers.Sum();
            for (int i = 0; i < node.Width; i++)
                y[(row * node.Width) + i] = node.Requantization is { } requantization
                    ? requantization.Apply(checked(powers[i] * inverse) >> 32, 0)
                    : (int)FixedPoint.RoundShift(checked(powers[i] * inverse), 46);
        }
    }
}
