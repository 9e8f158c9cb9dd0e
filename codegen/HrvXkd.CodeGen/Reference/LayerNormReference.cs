using HrvXkd.CodeGen.Graph;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Reference;

// The formula of LayerNorm in HrvXkd.Core, with integers that cannot overflow.
internal static class LayerNormReference
{
    private static readonly Int128 Limit = (Int128)1 << 27;

    public static void Run(LayerNormNode node, int[] x, int[] y)
    {
        int width = node.Width;
        for (int row = 0; row < y.Length / width; row++)
        {
            Int128[] centred = new Int128[width];
            Int128 sum = 0;
            for (int i = 0; i < width; i++)
                sum += x[(row * width) + i];
            for (int i = 0; i < width; i++)
                centred[i] = ((Int128)x[(row * width) + i] * width) - sum;
            int down = 0;
            while (centred.Max(Int128.Abs) >> down >= Limit)
                down++;
            centred = Array.ConvertAll(centred, value => value >> down);
            Int128 spread = (centred.Aggregate(Int128.Zero, (squares, value) => squares + (value * value)) / width) + (node.Epsilon >> (2 * down));
            long reciprocal = ReciprocalSquareRoot.Mantissa((long)Int128.Max(1, spread), out int halfBits);
            for (int i = 0; i < width; i++)
            {
                int shift = 60 - LayerNorm.NormalBits - halfBits;
                long normal = (long)(((centred[i] * reciprocal) + ((Int128)1 << (shift - 1))) >> shift);
                y[(row * width) + i] = node.Requantization.Apply(normal, i);
            }
        }
    }
}
