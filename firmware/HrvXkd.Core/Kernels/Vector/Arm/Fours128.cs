// Rows of int8 by columns of int8 weights in fours: blocks of four rows and eight columns, the sums made as the core can.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    /// <summary>Sums of a block of eight columns: columns 0..3 of row a in a0, columns 4..7 in a1.</summary>
    internal interface IFours128
    {
        /// <summary>Of one row.</summary>
        void Sum(ref sbyte x, int inner, ref sbyte weight, IntPtr step, out Vector128<int> a0, out Vector128<int> a1);

        /// <summary>Of four rows.</summary>
        void Sum(
            ref sbyte xa, ref sbyte xb, ref sbyte xc, ref sbyte xd, int inner, ref sbyte weight, IntPtr step,
            out Vector128<int> a0, out Vector128<int> a1, out Vector128<int> b0, out Vector128<int> b1, out Vector128<int> c0, out Vector128<int> c1, out Vector128<int> d0, out Vector128<int> d1);
    }

    internal static class Fours128
    {
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
        public static void Run<TFours, TResult>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, TResult r, ref byte y, int yStep)
            where TFours : struct, IFours128
            where TResult : struct, IResult128<TResult>
        {
            TFours fours = default;
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
                    ref sbyte xb = ref Unsafe.Add(ref xa, xNext);
                    ref sbyte xc = ref Unsafe.Add(ref xb, xNext);
                    ref sbyte xd = ref Unsafe.Add(ref xc, xNext);
                    fours.Sum(
                        ref xa, ref xb, ref xc, ref xd, inner, ref weight, step,
                        out Vector128<int> a0, out Vector128<int> a1, out Vector128<int> b0, out Vector128<int> b1, out Vector128<int> c0, out Vector128<int> c1, out Vector128<int> d0, out Vector128<int> d1);
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
                    fours.Sum(ref xa, inner, ref weight, step, out Vector128<int> a0, out Vector128<int> a1);
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
    }
}
