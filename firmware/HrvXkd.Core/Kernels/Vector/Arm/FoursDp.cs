// Rows of int8 by columns of int8 weights in fours, with SDOT: blocks of four rows and eight columns.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class FoursDp
    {
        public static bool IsSupported => Dp.IsSupported;

        /// <summary>y[r, n] for all rows and columns; see <see cref="Linear"/>.</summary>
        /// <param name="x">First row; rows lie without gaps.</param>
        /// <param name="rows">Rows.</param>
        /// <param name="inner">Terms of a sum, a multiple of 4.</param>
        /// <param name="weight">In fours.</param>
        /// <param name="columns">Columns, a multiple of 8.</param>
        /// <param name="multiplier">One each column.</param>
        /// <param name="bias">One each column, of each row if <paramref name="biasStep"/> is not 0.</param>
        /// <param name="biasStep">From row to row.</param>
        /// <param name="requantizer">Shift and limits.</param>
        /// <param name="y">First result.</param>
        public static void Run<TResult>(ref sbyte x, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, Requantizer128 requantizer, ref byte y)
            where TResult : struct, IResult128
        {
            int step = 4 * columns;
            int yStep = columns * default(TResult).Size;
            for (int n = 0; n < columns; n += 8)
            {
                Vector128<int> m0 = Vector128.LoadUnsafe(ref multiplier);
                Vector128<int> m1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref multiplier, 4));
                ref sbyte xa = ref x;
                ref long b = ref bias;
                ref byte at = ref y;
                int row = 0;
                for (; row <= rows - 4; row += 4)
                {
                    Vector128<int> a0 = Vector128<int>.Zero, a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
                    ref sbyte xb = ref Unsafe.Add(ref xa, inner);
                    ref sbyte xc = ref Unsafe.Add(ref xb, inner);
                    ref sbyte xd = ref Unsafe.Add(ref xc, inner);
                    ref sbyte w = ref weight;
                    int k = 0;
                    for (; k <= inner - 16; k += 16)
                    {
                        Vector128<sbyte> a = Vector128.LoadUnsafe(ref Unsafe.Add(ref xa, k));
                        Vector128<sbyte> c = Vector128.LoadUnsafe(ref Unsafe.Add(ref xb, k));
                        Vector128<sbyte> d = Vector128.LoadUnsafe(ref Unsafe.Add(ref xc, k));
                        Vector128<sbyte> e = Vector128.LoadUnsafe(ref Unsafe.Add(ref xd, k));
                        Step(ref w, a, c, d, e, 0, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                        w = ref Unsafe.Add(ref w, step);
                        Step(ref w, a, c, d, e, 1, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                        w = ref Unsafe.Add(ref w, step);
                        Step(ref w, a, c, d, e, 2, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                        w = ref Unsafe.Add(ref w, step);
                        Step(ref w, a, c, d, e, 3, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                        w = ref Unsafe.Add(ref w, step);
                    }
                    for (; k < inner; k += 4)
                    {
                        Step(ref w, Four(ref xa, k), Four(ref xb, k), Four(ref xc, k), Four(ref xd, k), 0, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                        w = ref Unsafe.Add(ref w, step);
                    }
                    Write<TResult>(a0, a1, m0, m1, ref b, requantizer, ref at);
                    Write<TResult>(b0, b1, m0, m1, ref Unsafe.Add(ref b, biasStep), requantizer, ref Unsafe.Add(ref at, yStep));
                    Write<TResult>(c0, c1, m0, m1, ref Unsafe.Add(ref b, 2 * biasStep), requantizer, ref Unsafe.Add(ref at, 2 * yStep));
                    Write<TResult>(d0, d1, m0, m1, ref Unsafe.Add(ref b, 3 * biasStep), requantizer, ref Unsafe.Add(ref at, 3 * yStep));
                    xa = ref Unsafe.Add(ref xd, inner);
                    b = ref Unsafe.Add(ref b, 4 * biasStep);
                    at = ref Unsafe.Add(ref at, 4 * yStep);
                }
                for (; row < rows; row++)
                {
                    Vector128<int> a0 = Vector128<int>.Zero, a1 = a0;
                    ref sbyte w = ref weight;
                    for (int k = 0; k < inner; k += 4)
                    {
                        Vector128<sbyte> a = Four(ref xa, k);
                        a0 = Dp.DotProductBySelectedQuadruplet(a0, Vector128.LoadUnsafe(ref w), a, 0);
                        a1 = Dp.DotProductBySelectedQuadruplet(a1, Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 16)), a, 0);
                        w = ref Unsafe.Add(ref w, step);
                    }
                    Write<TResult>(a0, a1, m0, m1, ref b, requantizer, ref at);
                    xa = ref Unsafe.Add(ref xa, inner);
                    b = ref Unsafe.Add(ref b, biasStep);
                    at = ref Unsafe.Add(ref at, yStep);
                }
                weight = ref Unsafe.Add(ref weight, 32);
                multiplier = ref Unsafe.Add(ref multiplier, 8);
                bias = ref Unsafe.Add(ref bias, 8);
                y = ref Unsafe.Add(ref y, 8 * default(TResult).Size);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Step(
            ref sbyte w, Vector128<sbyte> a, Vector128<sbyte> b, Vector128<sbyte> c, Vector128<sbyte> d, [System.Diagnostics.CodeAnalysis.ConstantExpected(Max = (byte)3)] byte lane,
            ref Vector128<int> a0, ref Vector128<int> a1, ref Vector128<int> b0, ref Vector128<int> b1, ref Vector128<int> c0, ref Vector128<int> c1, ref Vector128<int> d0, ref Vector128<int> d1)
        {
            Vector128<sbyte> w0 = Vector128.LoadUnsafe(ref w);
            Vector128<sbyte> w1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref w, 16));
            a0 = Dp.DotProductBySelectedQuadruplet(a0, w0, a, lane);
            a1 = Dp.DotProductBySelectedQuadruplet(a1, w1, a, lane);
            b0 = Dp.DotProductBySelectedQuadruplet(b0, w0, b, lane);
            b1 = Dp.DotProductBySelectedQuadruplet(b1, w1, b, lane);
            c0 = Dp.DotProductBySelectedQuadruplet(c0, w0, c, lane);
            c1 = Dp.DotProductBySelectedQuadruplet(c1, w1, c, lane);
            d0 = Dp.DotProductBySelectedQuadruplet(d0, w0, d, lane);
            d1 = Dp.DotProductBySelectedQuadruplet(d1, w1, d, lane);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<sbyte> Four(ref sbyte x, int k) => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref x, k)))).AsSByte();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Write<TResult>(Vector128<int> sum0, Vector128<int> sum1, Vector128<int> m0, Vector128<int> m1, ref long bias, Requantizer128 requantizer, ref byte y)
            where TResult : struct, IResult128 =>
            default(TResult).Write(requantizer.Scale<TResult>(sum0, m0, ref bias), requantizer.Scale<TResult>(sum1, m1, ref Unsafe.Add(ref bias, 4)), requantizer, ref y);
    }
}
