// Rows of int8 by columns of int8 weights in fours, with SDOT: blocks of four rows and eight columns.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class FoursDp
    {
        public static bool IsSupported => Dp.IsSupported;

        /// <summary>y[r, n] for all rows and columns; see <see cref="Linear"/>.</summary>
        /// <param name="x">First row.</param>
        /// <param name="xStep">From row to row.</param>
        /// <param name="rows">Rows.</param>
        /// <param name="inner">Terms of a sum, a multiple of 4.</param>
        /// <param name="weight">In fours.</param>
        /// <param name="columns">Columns, a multiple of 8.</param>
        /// <param name="multiplier">One each column.</param>
        /// <param name="bias">One each column, of each row if <paramref name="biasStep"/> is not 0.</param>
        /// <param name="biasStep">From row to row.</param>
        /// <param name="addend">What the first row of results is added to, if it is; rows lie as those of the results.</param>
        /// <param name="r">Shift and limits.</param>
        /// <param name="y">First result.</param>
        /// <param name="yStep">From row to row.</param>
        public static void Run<TResult>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, TResult r, ref byte y, int yStep)
            where TResult : struct, IResult128<TResult>
        {
            IntPtr step = (IntPtr)(4 * columns);
            IntPtr xNext = (IntPtr)xStep;
            IntPtr bNext = (IntPtr)biasStep;
            IntPtr addNext = (IntPtr)yStep;
            IntPtr yNext = (IntPtr)(yStep * r.Size);
            for (; columns > 0; columns -= 8)
            {
                Eight128 eight = new Eight128(ref multiplier);
                ref sbyte xa = ref x;
                ref long b = ref bias;
                ref int add = ref addend;
                ref byte at = ref y;
                int left = rows;
                for (; left >= 4; left -= 4)
                {
                    Vector128<int> a0 = Vector128<int>.Zero, a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
                    ref sbyte xb = ref Unsafe.Add(ref xa, xNext);
                    ref sbyte xc = ref Unsafe.Add(ref xb, xNext);
                    ref sbyte xd = ref Unsafe.Add(ref xc, xNext);
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
                    if (k <= inner - 8)
                    {
                        Vector128<sbyte> a = Eight(ref xa, k), c = Eight(ref xb, k), d = Eight(ref xc, k), e = Eight(ref xd, k);
                        Step(ref w, a, c, d, e, 0, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                        w = ref Unsafe.Add(ref w, step);
                        Step(ref w, a, c, d, e, 1, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                        w = ref Unsafe.Add(ref w, step);
                        k += 8;
                    }
                    if (k < inner)
                    {
                        Step(ref w, Four(ref xa, k), Four(ref xb, k), Four(ref xc, k), Four(ref xd, k), 0, ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1);
                    }
                    eight.Write(r, a0, a1, ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    eight.Write(r, b0, b1, ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    eight.Write(r, c0, c1, ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    eight.Write(r, d0, d1, ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    xa = ref Unsafe.Add(ref xd, xNext);
                }
                for (; left > 0; left--)
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
                    eight.Write(r, a0, a1, ref b, ref add, ref at);
                    b = ref Unsafe.Add(ref b, bNext);
                    at = ref Unsafe.Add(ref at, yNext);
                    if (r.Adds)
                        add = ref Unsafe.Add(ref add, addNext);
                    xa = ref Unsafe.Add(ref xa, xNext);
                }
                weight = ref Unsafe.Add(ref weight, 32);
                multiplier = ref Unsafe.Add(ref multiplier, 8);
                bias = ref Unsafe.Add(ref bias, 8);
                if (r.Adds)
                    addend = ref Unsafe.Add(ref addend, 8);
                y = ref Unsafe.Add(ref y, 8 * r.Size);
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
        private static Vector128<sbyte> Eight(ref sbyte x, int k) => Vector64.LoadUnsafe(ref Unsafe.Add(ref x, k)).ToVector128Unsafe();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<sbyte> Four(ref sbyte x, int k) => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref x, k)))).AsSByte();
    }
}
