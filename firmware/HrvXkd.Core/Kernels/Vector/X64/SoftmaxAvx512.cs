// Softmax of rows of 4, 8, 12 or 16: exponentials of eight scores at once, in 64-bit lanes, as ExpNegative computes them; then the
// division of four rows at once, in double and put right.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal static class SoftmaxAvx512
    {
        public static bool IsSupported => Avx512DQ.IsSupported && Avx512F.VL.IsSupported;

        /// <summary>See <see cref="Softmax.RowsToInt8"/>, and <see cref="Softmax.Rows"/>: that is M = 1, B = 2^13, S = 14.</summary>
        /// <param name="x">First row.</param>
        /// <param name="xStep">From row to row.</param>
        /// <param name="rows">Rows.</param>
        /// <param name="width">4, 8, 12 or 16.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B.</param>
        /// <param name="requantizer">S and limits.</param>
        /// <param name="y">First row.</param>
        /// <param name="yStep">From row to row.</param>
        public static void Run<TResult>(ref int x, int xStep, int rows, int width, int multiplier, long bias, Requantizer512 requantizer, ref byte y, int yStep)
            where TResult : struct, IResult512
        {
            Vector512<long> m = Vector512.Create((long)multiplier);
            Vector512<long> b = Vector512.Create(bias);
            int size = yStep * default(TResult).Size;
            for (int row = 0; row < rows; row += 4)
            {
                // Rows beyond the last are that one again, and not written.
                int count = rows - row;
                ref int x0 = ref Unsafe.Add(ref x, row * xStep);
                ref int x1 = ref Unsafe.Add(ref x0, count > 1 ? xStep : 0);
                ref int x2 = ref Unsafe.Add(ref x1, count > 2 ? xStep : 0);
                ref int x3 = ref Unsafe.Add(ref x2, count > 3 ? xStep : 0);
                Vector512<long> first0 = Distances(ref x0, width, out Vector512<long> last0);
                Vector512<long> first1 = Distances(ref x1, width, out Vector512<long> last1);
                Vector512<long> first2 = Distances(ref x2, width, out Vector512<long> last2);
                Vector512<long> first3 = Distances(ref x3, width, out Vector512<long> last3);
                Exp(ref first0, ref first1, ref first2, ref first3);
                Vector512<long> sums;
                if (width > 8)
                {
                    Exp(ref last0, ref last1, ref last2, ref last3);
                    sums = FourRows512.Sums(Avx512F.Add(first0, last0), Avx512F.Add(first1, last1), Avx512F.Add(first2, last2), Avx512F.Add(first3, last3));
                }
                else
                {
                    sums = FourRows512.Sums(first0, first1, first2, first3);
                }
                Vector512<long> inverses = Inverses(sums);
                ref byte at = ref Unsafe.Add(ref y, row * size);
                Write<TResult>(first0, last0, FourRows512.First(inverses), width, m, b, requantizer, ref at);
                if (count > 1)
                    Write<TResult>(first1, last1, FourRows512.Second(inverses), width, m, b, requantizer, ref Unsafe.Add(ref at, size));
                if (count > 2)
                    Write<TResult>(first2, last2, FourRows512.Third(inverses), width, m, b, requantizer, ref Unsafe.Add(ref at, 2 * size));
                if (count > 3)
                    Write<TResult>(first3, last3, FourRows512.Fourth(inverses), width, m, b, requantizer, ref Unsafe.Add(ref at, 3 * size));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Write<TResult>(Vector512<long> first, Vector512<long> last, Vector512<long> inverse, int width, Vector512<long> m, Vector512<long> b, in Requantizer512 requantizer, ref byte at)
            where TResult : struct, IResult512
        {
            Write<TResult>(requantizer.Scale(Share(first, inverse), m, b), width == 4, requantizer, ref at);
            if (width > 8)
                Write<TResult>(requantizer.Scale(Share(last, inverse), m, b), width == 12, requantizer, ref Unsafe.Add(ref at, 8 * default(TResult).Size));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Write<TResult>(Vector512<long> shares, bool half, in Requantizer512 requantizer, ref byte at)
            where TResult : struct, IResult512
        {
            if (half)
                default(TResult).WriteFour(shares, requantizer, ref at);
            else
                default(TResult).Write(shares, requantizer, ref at);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Distances(ref int x, int width, out Vector512<long> last)
        {
            Vector256<int> scores = Load(ref x, width == 4);
            last = Vector512<long>.Zero;
            if (width <= 8)
                return Distance(Largest(scores), scores, width == 4);
            Vector256<int> rest = Load(ref Unsafe.Add(ref x, 8), width == 12);
            Vector256<int> largest = Largest(Avx2.Max(scores, rest));
            last = Distance(largest, rest, width == 12);
            return Distance(largest, scores, false);
        }

        // Four scores stand twice, so that the largest stays the largest; Exp forgets the second half.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<int> Load(ref int x, bool half)
        {
            if (!half)
                return Vector256.LoadUnsafe(ref x);
            Vector128<int> four = Vector128.LoadUnsafe(ref x);
            return Vector256.Create(four, four);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<int> Largest(Vector256<int> scores)
        {
            Vector128<int> four = Sse41.Max(scores.GetLower(), scores.GetUpper());
            four = Sse41.Max(four, Sse2.Shuffle(four, 0b01_00_11_10));
            four = Sse41.Max(four, Sse2.Shuffle(four, 0b10_11_00_01));
            return Avx2.BroadcastScalarToVector256(four);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Distance(Vector256<int> largest, Vector256<int> scores, bool half)
        {
            // The distance is right as an unsigned number even where the difference leaves int.
            Vector256<uint> distance = Avx2.Min(Avx2.Subtract(largest, scores).AsUInt32(), Vector256.Create((uint)ExpNegative.Zero));
            return Avx512F.ConvertToVector512Int64(half ? distance.WithUpper(Vector128.Create((uint)ExpNegative.Zero)) : distance);
        }

        // Step by step for four rows: each is a chain of dependent instructions that leaves the machine idle by itself.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Exp(ref Vector512<long> a, ref Vector512<long> b, ref Vector512<long> c, ref Vector512<long> d)
        {
            Vector512<long> fa = Fraction(a, out Vector512<long> sa);
            Vector512<long> fb = Fraction(b, out Vector512<long> sb);
            Vector512<long> fc = Fraction(c, out Vector512<long> sc);
            Vector512<long> fd = Fraction(d, out Vector512<long> sd);
            a = b = c = d = Vector512.Create(ExpNegative.C5);
            Horner(ref a, ref b, ref c, ref d, fa, fb, fc, fd, ExpNegative.C4);
            Horner(ref a, ref b, ref c, ref d, fa, fb, fc, fd, ExpNegative.C3);
            Horner(ref a, ref b, ref c, ref d, fa, fb, fc, fd, ExpNegative.C2);
            Horner(ref a, ref b, ref c, ref d, fa, fb, fc, fd, ExpNegative.C1);
            Horner(ref a, ref b, ref c, ref d, fa, fb, fc, fd, 1L << 30);
            a = Halve(a, sa);
            b = Halve(b, sb);
            c = Halve(c, sc);
            d = Halve(d, sd);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Fraction(Vector512<long> distance, out Vector512<long> shift)
        {
            Vector512<long> product = Avx512F.Multiply(distance.AsInt32(), Vector512.Create(ExpNegative.Log2EQ30).AsInt32());
            shift = Avx512F.ShiftRightLogical(product, 46);
            return Avx512F.And(Avx512F.ShiftRightLogical(product, 16), Vector512.Create((1L << 30) - 1));
        }

        // Rounded half up. A lane shifted by 64 or more, as by -1, is 0.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Halve(Vector512<long> p, Vector512<long> shift)
        {
            Vector512<long> round = Avx512F.ShiftLeftLogicalVariable(Vector512.Create(1L), Avx512F.Subtract(shift, Vector512.Create(1L)).AsUInt64());
            return Avx512F.ShiftRightLogicalVariable(Avx512F.Add(p, round), shift.AsUInt64());
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Horner(ref Vector512<long> a, ref Vector512<long> b, ref Vector512<long> c, ref Vector512<long> d, Vector512<long> fa, Vector512<long> fb, Vector512<long> fc, Vector512<long> fd, long coefficient)
        {
            Vector512<long> add = Vector512.Create(coefficient);
            a = Avx512F.Multiply(a.AsInt32(), fa.AsInt32());
            b = Avx512F.Multiply(b.AsInt32(), fb.AsInt32());
            c = Avx512F.Multiply(c.AsInt32(), fc.AsInt32());
            d = Avx512F.Multiply(d.AsInt32(), fd.AsInt32());
            a = Avx512F.Add(add, Avx512F.ShiftRightArithmetic(a, 30));
            b = Avx512F.Add(add, Avx512F.ShiftRightArithmetic(b, 30));
            c = Avx512F.Add(add, Avx512F.ShiftRightArithmetic(c, 30));
            d = Avx512F.Add(add, Avx512F.ShiftRightArithmetic(d, 30));
        }

        // 2^62 / sum, less 1. Both are exact in double; the rounded quotient can only be the next integer, never a smaller one.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Inverses(Vector512<long> sums)
        {
            Vector512<long> quotients = Avx512DQ.ConvertToVector512Int64WithTruncation(Avx512F.Divide(Vector512.Create((double)(1L << 62)), Avx512DQ.ConvertToVector512Double(sums)));
            Vector512<long> rest = Avx512F.Subtract(Vector512.Create(1L << 62), Avx512DQ.MultiplyLow(quotients, sums));
            return Avx512F.Subtract(Avx512F.Add(quotients, Avx512F.ShiftRightArithmetic(rest, 63)), Vector512.Create(1L));
        }

        // power * inverse / 2^32. The inverse can be 2^32, which a lane does not hold: it comes one less, and the power is added.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Share(Vector512<long> power, Vector512<long> inverseLessOne) =>
            Avx512F.ShiftRightLogical(Avx512F.Add(Avx512F.Multiply(power.AsUInt32(), inverseLessOne.AsUInt32()).AsInt64(), power), 32);
    }
}
