// Batches of small products of two int8 edges, the right one in fours: eight columns at a time, one multiplier and bias for all.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class BatchesAdvSimd
    {
        /// <summary>y[b, r, n]; see <see cref="Product"/>.</summary>
        /// <param name="left">First row of the first batch.</param>
        /// <param name="leftBatch">From batch to batch.</param>
        /// <param name="leftRow">From row to row.</param>
        /// <param name="fours">Right operands, one after the other.</param>
        /// <param name="batches">Products.</param>
        /// <param name="rows">Rows.</param>
        /// <param name="inner">Terms of a sum, a multiple of 4.</param>
        /// <param name="columns">Columns, a multiple of 4; the right operand has a multiple of 8.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B.</param>
        /// <param name="requantizer">Shift and limits.</param>
        /// <param name="y">First result.</param>
        public static void Run<TResult>(ref sbyte left, int leftBatch, int leftRow, ref sbyte fours, int batches, int rows, int inner, int columns, int multiplier, long bias, Requantizer128 requantizer, ref byte y)
            where TResult : struct, IResult128
        {
            int size = default(TResult).Size;
            int step = 4 * ((columns + 7) & ~7);
            Vector128<int> m = Vector128.Create(multiplier);
            Vector128<long> b = Vector128.Create(bias);
            for (int batch = 0; batch < batches; batch++)
            {
                for (int n = 0; n < columns; n += 8)
                {
                    ref sbyte x = ref left;
                    ref byte at = ref Unsafe.Add(ref y, n * size);
                    for (int row = 0; row < rows; row++)
                    {
                        Vector128<int> s0 = Vector128<int>.Zero, s1 = s0, s2 = s0, s3 = s0;
                        ref sbyte w = ref Unsafe.Add(ref fours, 4 * n);
                        for (int k = 0; k < inner; k += 4)
                        {
                            Vector128<sbyte> four = FoursAdvSimd.Load4(ref x, k);
                            if (Dp.IsSupported)
                            {
                                s0 = Dp.DotProduct(s0, Vector128.LoadUnsafe(ref w), four);
                                s2 = Dp.DotProduct(s2, Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 16)), four);
                            }
                            else
                            {
                                FoursAdvSimd.Four(four, Vector128.LoadUnsafe(ref w), Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 16)), ref s0, ref s1, ref s2, ref s3);
                            }
                            w = ref Unsafe.Add(ref w, step);
                        }
                        if (!Dp.IsSupported)
                        {
                            s0 = AdvSimd.Arm64.AddPairwise(s0, s1);
                            s2 = AdvSimd.Arm64.AddPairwise(s2, s3);
                        }
                        if (columns - n >= 8)
                            default(TResult).Write(requantizer.Scale<TResult>(s0, m, b, b), requantizer.Scale<TResult>(s2, m, b, b), requantizer, ref at);
                        else
                            default(TResult).Write(requantizer.Scale<TResult>(s0, m, b, b), requantizer, ref at);
                        x = ref Unsafe.Add(ref x, leftRow);
                        at = ref Unsafe.Add(ref at, columns * size);
                    }
                }
                left = ref Unsafe.Add(ref left, leftBatch);
                fours = ref Unsafe.Add(ref fours, inner * step / 4);
                y = ref Unsafe.Add(ref y, rows * columns * size);
            }
        }
    }
}
