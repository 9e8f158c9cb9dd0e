// Batches of small products of two int8 edges, the right one in fours: eight columns at a time, one multiplier and bias for all.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal static class BatchesAvx512
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
        public static void Run<TFours, TResult>(ref sbyte left, int leftBatch, int leftRow, ref sbyte fours, int batches, int rows, int inner, int columns, int multiplier, long bias, Requantizer512 requantizer, ref byte y)
            where TFours : struct, IFours256
            where TResult : struct, IResult512
        {
            TFours kind = default;
            int size = default(TResult).Size;
            int width = (columns + 7) & ~7;
            Vector512<long> m = Vector512.Create((long)multiplier);
            Vector512<long> b = Vector512.Create(bias);
            for (int batch = 0; batch < batches; batch++)
            {
                for (int n = 0; n < columns; n += 8)
                {
                    ref sbyte block = ref Unsafe.Add(ref fours, 4 * n);
                    Vector256<int> start = Vector256<int>.Zero;
                    for (int k = 0; k < inner; k += 4)
                        start = kind.Correct(start, Vector256.LoadUnsafe(ref Unsafe.Add(ref block, k * width)));
                    start = Avx2.Subtract(Vector256<int>.Zero, start);
                    ref sbyte x = ref left;
                    ref byte at = ref Unsafe.Add(ref y, n * size);
                    for (int row = 0; row < rows; row++)
                    {
                        Vector256<int> sum = start;
                        for (int k = 0; k < inner; k += 4)
                            sum = kind.Add(sum, kind.Spread(ref Unsafe.Add(ref x, k)), Vector256.LoadUnsafe(ref Unsafe.Add(ref block, k * width)));
                        Vector512<long> results = requantizer.Scale(Avx512F.ConvertToVector512Int64(sum), m, b);
                        if (columns - n >= 8)
                            default(TResult).Write(results, requantizer, ref at);
                        else
                            default(TResult).WriteFour(results, requantizer, ref at);
                        x = ref Unsafe.Add(ref x, leftRow);
                        at = ref Unsafe.Add(ref at, columns * size);
                    }
                }
                left = ref Unsafe.Add(ref left, leftBatch);
                fours = ref Unsafe.Add(ref fours, inner * width);
                y = ref Unsafe.Add(ref y, rows * columns * size);
            }
        }
    }
}
