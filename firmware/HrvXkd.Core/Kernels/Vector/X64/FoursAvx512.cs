// Rows of int8 by columns of int8 weights in fours: blocks of four rows and 32 or 8 columns, in which every weight is read once and every
// group of x once. Requantization in 64 bits at the end of a block.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal static class FoursAvx512
    {
        public static bool IsSupported => Avx512BW.IsSupported && Avx512F.VL.IsSupported;

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
        /// <param name="requantizer">Shift and limits.</param>
        /// <param name="y">First result.</param>
        /// <param name="yStep">From row to row.</param>
        public static void Run<TFours, TResult>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, in Requantizer512 requantizer, ref byte y, int yStep)
            where TFours : struct, IFours256
            where TResult : struct, IResult512
        {
            int blocks = rows & ~3;
            for (int n = 0; n < columns && blocks > 0;)
            {
                ref sbyte w = ref Unsafe.Add(ref weight, 4 * n);
                ref byte at = ref Unsafe.Add(ref y, n * default(TResult).Size);
                if (n <= columns - 32)
                {
                    ThirtyTwo<TFours, TResult>(ref x, xStep, blocks, inner, ref w, columns, ref Unsafe.Add(ref multiplier, n), ref Unsafe.Add(ref bias, n), biasStep, ref Addend<TResult>(ref addend, n), requantizer, ref at, yStep);
                    n += 32;
                }
                else
                {
                    Eight<TFours, TResult>(ref x, xStep, blocks, inner, ref w, columns, ref Unsafe.Add(ref multiplier, n), ref Unsafe.Add(ref bias, n), biasStep, ref Addend<TResult>(ref addend, n), requantizer, ref at, yStep);
                    n += 8;
                }
            }
            for (int row = blocks; row < rows; row++)
                Row<TFours, TResult>(ref Unsafe.Add(ref x, row * xStep), inner, ref weight, columns, ref multiplier, ref Unsafe.Add(ref bias, row * biasStep), ref Addend<TResult>(ref addend, row * yStep), requantizer, ref Unsafe.Add(ref y, row * yStep * default(TResult).Size));
        }

        // One row: what its sums start from is made beside them, in chains that do not wait for each other.
        private static void Row<TFours, TResult>(ref sbyte x, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, ref int addend, in Requantizer512 requantizer, ref byte y)
            where TFours : struct, IFours256
            where TResult : struct, IResult512
        {
            TFours fours = default;
            Requantizer512 r = requantizer;
            int step = 4 * columns;
            for (int n = 0; n < columns; n += 8)
            {
                Vector256<int> a = Vector256<int>.Zero, b = a, start = a, other = a;
                ref sbyte w = ref Unsafe.Add(ref weight, 4 * n);
                int k = 0;
                for (; k <= inner - 8; k += 8)
                {
                    Vector256<sbyte> w0 = Load(ref w, 0);
                    Vector256<sbyte> w1 = Load(ref w, step);
                    start = fours.Correct(start, w0);
                    a = fours.Add(a, fours.Spread(ref Unsafe.Add(ref x, k)), w0);
                    other = fours.Correct(other, w1);
                    b = fours.Add(b, fours.Spread(ref Unsafe.Add(ref x, k + 4)), w1);
                    w = ref Unsafe.Add(ref w, 2 * step);
                }
                if (k < inner)
                {
                    start = fours.Correct(start, Load(ref w, 0));
                    a = fours.Add(a, fours.Spread(ref Unsafe.Add(ref x, k)), Load(ref w, 0));
                }
                Write8<TResult>(Avx2.Subtract(Avx2.Add(a, b), Avx2.Add(start, other)), Wide(ref multiplier, n), ref Unsafe.Add(ref bias, n), ref Addend<TResult>(ref addend, n), r, ref Unsafe.Add(ref y, n * default(TResult).Size));
            }
        }

        private static void ThirtyTwo<TFours, TResult>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, in Requantizer512 requantizer, ref byte y, int yStep)
            where TFours : struct, IFours256
            where TResult : struct, IResult512
        {
            TFours fours = default;
            Requantizer512 r = requantizer;
            int step = 4 * columns;
            int yBytes = yStep * default(TResult).Size;
            Vector256<int> s0 = Vector256<int>.Zero;
            Vector256<int> s1 = s0;
            Vector256<int> s2 = s0;
            Vector256<int> s3 = s0;
            ref sbyte w = ref weight;
            for (int k = 0; k < inner; k += 4)
            {
                s0 = fours.Correct(s0, Load(ref w, 0));
                s1 = fours.Correct(s1, Load(ref w, 32));
                s2 = fours.Correct(s2, Load(ref w, 64));
                s3 = fours.Correct(s3, Load(ref w, 96));
                w = ref Unsafe.Add(ref w, step);
            }
            s0 = Avx2.Subtract(Vector256<int>.Zero, s0);
            s1 = Avx2.Subtract(Vector256<int>.Zero, s1);
            s2 = Avx2.Subtract(Vector256<int>.Zero, s2);
            s3 = Avx2.Subtract(Vector256<int>.Zero, s3);
            for (int row = 0; row < rows; row += 4)
            {
                Vector256<int> a0 = s0, a1 = s1, a2 = s2, a3 = s3;
                Vector256<int> b0 = s0, b1 = s1, b2 = s2, b3 = s3;
                Vector256<int> c0 = s0, c1 = s1, c2 = s2, c3 = s3;
                Vector256<int> d0 = s0, d1 = s1, d2 = s2, d3 = s3;
                ref sbyte xa = ref Unsafe.Add(ref x, row * xStep);
                ref sbyte xb = ref Unsafe.Add(ref xa, xStep);
                ref sbyte xc = ref Unsafe.Add(ref xb, xStep);
                ref sbyte xd = ref Unsafe.Add(ref xc, xStep);
                w = ref weight;
                for (int k = 0; k < inner; k += 4)
                {
                    Vector256<sbyte> w0 = Load(ref w, 0);
                    Vector256<sbyte> w1 = Load(ref w, 32);
                    Vector256<sbyte> w2 = Load(ref w, 64);
                    Vector256<sbyte> w3 = Load(ref w, 96);
                    w = ref Unsafe.Add(ref w, step);
                    Vector256<int> four = fours.Spread(ref Unsafe.Add(ref xa, k));
                    a0 = fours.Add(a0, four, w0);
                    a1 = fours.Add(a1, four, w1);
                    a2 = fours.Add(a2, four, w2);
                    a3 = fours.Add(a3, four, w3);
                    four = fours.Spread(ref Unsafe.Add(ref xb, k));
                    b0 = fours.Add(b0, four, w0);
                    b1 = fours.Add(b1, four, w1);
                    b2 = fours.Add(b2, four, w2);
                    b3 = fours.Add(b3, four, w3);
                    four = fours.Spread(ref Unsafe.Add(ref xc, k));
                    c0 = fours.Add(c0, four, w0);
                    c1 = fours.Add(c1, four, w1);
                    c2 = fours.Add(c2, four, w2);
                    c3 = fours.Add(c3, four, w3);
                    four = fours.Spread(ref Unsafe.Add(ref xd, k));
                    d0 = fours.Add(d0, four, w0);
                    d1 = fours.Add(d1, four, w1);
                    d2 = fours.Add(d2, four, w2);
                    d3 = fours.Add(d3, four, w3);
                }
                Vector512<long> m0 = Wide(ref multiplier, 0), m1 = Wide(ref multiplier, 8), m2 = Wide(ref multiplier, 16), m3 = Wide(ref multiplier, 24);
                Write32<TResult>(a0, a1, a2, a3, m0, m1, m2, m3, ref Unsafe.Add(ref bias, row * biasStep), ref Addend<TResult>(ref addend, row * yStep), r, ref Unsafe.Add(ref y, row * yBytes));
                Write32<TResult>(b0, b1, b2, b3, m0, m1, m2, m3, ref Unsafe.Add(ref bias, (row + 1) * biasStep), ref Addend<TResult>(ref addend, (row + 1) * yStep), r, ref Unsafe.Add(ref y, (row + 1) * yBytes));
                Write32<TResult>(c0, c1, c2, c3, m0, m1, m2, m3, ref Unsafe.Add(ref bias, (row + 2) * biasStep), ref Addend<TResult>(ref addend, (row + 2) * yStep), r, ref Unsafe.Add(ref y, (row + 2) * yBytes));
                Write32<TResult>(d0, d1, d2, d3, m0, m1, m2, m3, ref Unsafe.Add(ref bias, (row + 3) * biasStep), ref Addend<TResult>(ref addend, (row + 3) * yStep), r, ref Unsafe.Add(ref y, (row + 3) * yBytes));
            }
        }

        private static void Eight<TFours, TResult>(ref sbyte x, int xStep, int rows, int inner, ref sbyte weight, int columns, ref int multiplier, ref long bias, int biasStep, ref int addend, in Requantizer512 requantizer, ref byte y, int yStep)
            where TFours : struct, IFours256
            where TResult : struct, IResult512
        {
            TFours fours = default;
            Requantizer512 r = requantizer;
            int step = 4 * columns;
            int yBytes = yStep * default(TResult).Size;
            Vector256<int> start = Vector256<int>.Zero;
            ref sbyte w = ref weight;
            for (int k = 0; k < inner; k += 4)
            {
                start = fours.Correct(start, Load(ref w, 0));
                w = ref Unsafe.Add(ref w, step);
            }
            start = Avx2.Subtract(Vector256<int>.Zero, start);
            Vector512<long> m = Avx512F.ConvertToVector512Int64(Vector256.LoadUnsafe(ref multiplier));
            for (int row = 0; row < rows; row += 4)
            {
                Vector256<int> a = start, b = start, c = start, d = start;
                ref sbyte xa = ref Unsafe.Add(ref x, row * xStep);
                ref sbyte xb = ref Unsafe.Add(ref xa, xStep);
                ref sbyte xc = ref Unsafe.Add(ref xb, xStep);
                ref sbyte xd = ref Unsafe.Add(ref xc, xStep);
                w = ref weight;
                for (int k = 0; k < inner; k += 4)
                {
                    Vector256<sbyte> w0 = Load(ref w, 0);
                    w = ref Unsafe.Add(ref w, step);
                    a = fours.Add(a, fours.Spread(ref Unsafe.Add(ref xa, k)), w0);
                    b = fours.Add(b, fours.Spread(ref Unsafe.Add(ref xb, k)), w0);
                    c = fours.Add(c, fours.Spread(ref Unsafe.Add(ref xc, k)), w0);
                    d = fours.Add(d, fours.Spread(ref Unsafe.Add(ref xd, k)), w0);
                }
                Write8<TResult>(a, m, ref Unsafe.Add(ref bias, row * biasStep), ref Addend<TResult>(ref addend, row * yStep), r, ref Unsafe.Add(ref y, row * yBytes));
                Write8<TResult>(b, m, ref Unsafe.Add(ref bias, (row + 1) * biasStep), ref Addend<TResult>(ref addend, (row + 1) * yStep), r, ref Unsafe.Add(ref y, (row + 1) * yBytes));
                Write8<TResult>(c, m, ref Unsafe.Add(ref bias, (row + 2) * biasStep), ref Addend<TResult>(ref addend, (row + 2) * yStep), r, ref Unsafe.Add(ref y, (row + 2) * yBytes));
                Write8<TResult>(d, m, ref Unsafe.Add(ref bias, (row + 3) * biasStep), ref Addend<TResult>(ref addend, (row + 3) * yStep), r, ref Unsafe.Add(ref y, (row + 3) * yBytes));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Write32<TResult>(
            Vector256<int> a0, Vector256<int> a1, Vector256<int> a2, Vector256<int> a3, Vector512<long> m0, Vector512<long> m1, Vector512<long> m2, Vector512<long> m3, ref long bias, ref int addend, in Requantizer512 requantizer, ref byte y)
            where TResult : struct, IResult512
        {
            default(TResult).Write(Scaled<TResult>(a0, m0, ref bias, ref addend, 0, requantizer), Scaled<TResult>(a1, m1, ref bias, ref addend, 8, requantizer), requantizer, ref y);
            default(TResult).Write(Scaled<TResult>(a2, m2, ref bias, ref addend, 16, requantizer), Scaled<TResult>(a3, m3, ref bias, ref addend, 24, requantizer), requantizer, ref Unsafe.Add(ref y, 16 * default(TResult).Size));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Write8<TResult>(Vector256<int> sum, Vector512<long> m, ref long bias, ref int addend, in Requantizer512 requantizer, ref byte y)
            where TResult : struct, IResult512 => default(TResult).Write(Scaled<TResult>(sum, m, ref bias, ref addend, 0, requantizer), requantizer, ref y);

        // A result saturates before and after it is added.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Scaled<TResult>(Vector256<int> sum, Vector512<long> m, ref long bias, ref int addend, int n, in Requantizer512 requantizer)
            where TResult : struct, IResult512
        {
            Vector512<long> scaled = requantizer.Scale(Avx512F.ConvertToVector512Int64(sum), m, Vector512.LoadUnsafe(ref Unsafe.Add(ref bias, n)));
            if (!default(TResult).Adds)
                return scaled;
            return Avx512F.Add(Avx512F.ConvertToVector512Int64(Avx512F.ConvertToVector256Int32WithSaturation(scaled)), Wide(ref addend, n));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ref int Addend<TResult>(ref int addend, int n)
            where TResult : struct, IResult512 => ref Unsafe.Add(ref addend, default(TResult).Adds ? n : 0);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Wide(ref int of, int n) => Avx512F.ConvertToVector512Int64(Vector256.LoadUnsafe(ref Unsafe.Add(ref of, n)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<sbyte> Load(ref sbyte weight, int at) => Vector256.LoadUnsafe(ref Unsafe.Add(ref weight, at));
    }
}
