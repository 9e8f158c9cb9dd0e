// Softmax to int8, four rows at a time, in single precision where that is enough: a share times its steps is within 2^-12 of what Softmax rounds, so
// that a result farther than 2^-11 from the middle of two steps is the same; four rows with one that is nearer go to SoftmaxAvx512.
// Errors, relative: polynomial and its rounding 2^-22, distance in octaves 2^-23 t 2^-t, sums and quotient 2^-21, those of Softmax 2^-21; 128 steps at most.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal static class SharesAvx512
    {
        private const long MostSteps = 128;
        private const int MostShift = 55;
        private const float Farthest = 0.5f - (1f / 2048);

        // 2^f on [0, 1): relative error 2^-23.6.
        private const float C0 = 0.99999993f, C1 = 0.69315308f, C2 = 0.24015361f, C3 = 0.05582631f, C4 = 0.00898934f, C5 = 0.00187758f;
        private const float OctavesPerStep = -(float)(1.4426950408889634 / FixedPoint.One);

        /// <summary>As <see cref="SoftmaxAvx512.Run"/>, to int8.</summary>
        public static void Run(ref int x, int xStep, int rows, int width, int multiplier, long bias, int shift, int low, int high, ref byte y, int yStep)
        {
            switch (width)
            {
                case 4:
                    Run<FourWide>(ref x, xStep, rows, multiplier, bias, shift, low, high, ref y, yStep);
                    break;
                case 8:
                    Run<EightWide>(ref x, xStep, rows, multiplier, bias, shift, low, high, ref y, yStep);
                    break;
                case 12:
                    Run<TwelveWide>(ref x, xStep, rows, multiplier, bias, shift, low, high, ref y, yStep);
                    break;
                default:
                    Run<SixteenWide>(ref x, xStep, rows, multiplier, bias, shift, low, high, ref y, yStep);
                    break;
            }
        }

        private static void Run<TWidth>(ref int x, int xStep, int rows, int multiplier, long bias, int shift, int low, int high, ref byte y, int yStep)
            where TWidth : struct, IRowWidth
        {
            bool takes = shift >= 32 && shift <= MostShift && bias == 1L << (shift - 1) && multiplier > 0 && multiplier <= (MostSteps << shift) >> 30;
            float steps = multiplier / (float)(1L << (takes ? shift - 30 : 0));
            for (; rows > 0; rows -= 4)
            {
                if (!takes || !TryFour(ref x, xStep, rows, default(TWidth).Elements, steps, low, high, ref y, yStep))
                    SoftmaxAvx512.Run<Int8Result512>(ref x, xStep, rows < 4 ? rows : 4, default(TWidth).Elements, multiplier, bias, new Requantizer512(shift, low, high), ref y, yStep);
                x = ref Unsafe.Add(ref x, 4 * xStep);
                y = ref Unsafe.Add(ref y, 4 * yStep);
            }
        }

        // a: rows 0 and 1, b: rows 2 and 3, eight numbers of each, c and d: the next eight; or four numbers of each row in c. What belongs to a row
        // is made with the numbers of row r in the quarter r of a vector.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool TryFour(ref int x, int xStep, int count, int width, float steps, int low, int high, ref byte y, int yStep)
        {
            // Rows beyond the last are that one again, and not written.
            ref int x1 = ref Unsafe.Add(ref x, count > 1 ? xStep : 0);
            ref int x2 = ref Unsafe.Add(ref x1, count > 2 ? xStep : 0);
            ref int x3 = ref Unsafe.Add(ref x2, count > 3 ? xStep : 0);
            bool eights = width >= 8, sixteens = width == 16, fours = (width & 4) != 0;
            int rest = width & 8;
            Vector512<int> a = default, b = default, c = default, d = default, largest;
            if (eights)
            {
                a = Eights(ref x, ref x1);
                b = Eights(ref x2, ref x3);
            }
            if (sixteens)
            {
                c = Eights(ref Unsafe.Add(ref x, 8), ref Unsafe.Add(ref x1, 8));
                d = Eights(ref Unsafe.Add(ref x2, 8), ref Unsafe.Add(ref x3, 8));
                largest = Quarters(Larger(Avx512F.Max(a, c)), Larger(Avx512F.Max(b, d)));
            }
            else if (fours)
            {
                c = Joined(Fours(ref Unsafe.Add(ref x, rest), ref Unsafe.Add(ref x1, rest)), Fours(ref Unsafe.Add(ref x2, rest), ref Unsafe.Add(ref x3, rest)));
                largest = eights ? Avx512F.Max(c, Quarters(Larger(a), Larger(b))) : c;
            }
            else
            {
                largest = Quarters(Larger(a), Larger(b));
            }
            largest = Avx512F.Max(largest, Avx512F.Shuffle(largest, 0b01_00_11_10));
            largest = Avx512F.Max(largest, Avx512F.Shuffle(largest, 0b10_11_00_01));

            Vector512<int> first = FirstRows(largest), last = LastRows(largest);
            Vector512<float> pa = default, pb = default, pc = default, pd = default, sum;
            if (eights)
            {
                pa = Exp(first, a);
                pb = Exp(last, b);
            }
            if (sixteens)
            {
                pc = Exp(first, c);
                pd = Exp(last, d);
                sum = Quarters(Total(Avx512F.Add(pa, pc)), Total(Avx512F.Add(pb, pd)));
            }
            else if (fours)
            {
                pc = Exp(largest, c);
                sum = eights ? Avx512F.Add(pc, Quarters(Total(pa), Total(pb))) : pc;
            }
            else
            {
                sum = Quarters(Total(pa), Total(pb));
            }
            sum = Avx512F.Add(sum, Avx512F.Shuffle(sum, sum, 0b01_00_11_10));
            sum = Avx512F.Add(sum, Avx512F.Shuffle(sum, sum, 0b10_11_00_01));

            Vector512<float> inverse = Avx512F.Divide(Vector512.Create(steps), sum);
            Vector512<float> firstInverse = FirstRows(inverse.AsInt32()).AsSingle(), lastInverse = LastRows(inverse.AsInt32()).AsSingle(), farthest = Vector512<float>.Zero;
            if (eights)
            {
                pa = Scaled(pa, firstInverse, ref farthest);
                pb = Scaled(pb, lastInverse, ref farthest);
            }
            if (sixteens)
            {
                pc = Scaled(pc, firstInverse, ref farthest);
                pd = Scaled(pd, lastInverse, ref farthest);
            }
            else if (fours)
            {
                pc = Scaled(pc, inverse, ref farthest);
            }
            if (Vector512.GreaterThanAny(farthest, Vector512.Create(Farthest)))
                return false;

            Vector128<sbyte> lowest = Vector128.Create((sbyte)low), highest = Vector128.Create((sbyte)high);
            if (eights)
                WriteEights(Rounded(pa, lowest, highest), Rounded(pb, lowest, highest), count, ref y, yStep);
            if (sixteens)
                WriteEights(Rounded(pc, lowest, highest), Rounded(pd, lowest, highest), count, ref Unsafe.Add(ref y, 8), yStep);
            else if (fours)
                WriteFours(Rounded(pc, lowest, highest), count, ref Unsafe.Add(ref y, rest), yStep);
            return true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<int> Eights(ref int first, ref int last) => Joined(Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref last));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<int> Fours(ref int first, ref int last) => Avx2.InsertVector128(Vector128.LoadUnsafe(ref first).ToVector256Unsafe(), Vector128.LoadUnsafe(ref last), 1);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<int> Joined(Vector256<int> first, Vector256<int> last) => Avx512F.InsertVector256(first.ToVector512Unsafe(), last, 1);

        // The larger of both quarters of a row, in both.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<int> Larger(Vector512<int> rows) => Avx512F.Max(rows, Avx512F.Shuffle4x128(rows, rows, 0b10_11_00_01));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<float> Total(Vector512<float> rows) => Avx512F.Add(rows, Avx512F.Shuffle4x128(rows, rows, 0b10_11_00_01));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<int> Quarters(Vector512<int> a, Vector512<int> b) => Avx512F.Shuffle4x128(a, b, 0b10_00_10_00);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<float> Quarters(Vector512<float> a, Vector512<float> b) => Avx512F.Shuffle4x128(a, b, 0b10_00_10_00);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<int> FirstRows(Vector512<int> quarters) => Avx512F.Shuffle4x128(quarters, quarters, 0b01_01_00_00);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<int> LastRows(Vector512<int> quarters) => Avx512F.Shuffle4x128(quarters, quarters, 0b11_11_10_10);

        // The distance is right as an unsigned number even where the difference leaves int.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<float> Exp(Vector512<int> largest, Vector512<int> x)
        {
            Vector512<int> distance = Avx512F.Min(Avx512F.Subtract(largest, x).AsUInt32(), Vector512.Create((uint)ExpNegative.Zero)).AsInt32();
            Vector512<float> octaves = Avx512F.Multiply(Avx512F.ConvertToVector512Single(distance), Vector512.Create(OctavesPerStep));
            Vector512<float> f = Avx512DQ.Reduce(octaves, 0b0000_1001);
            Vector512<float> p = Avx512F.FusedMultiplyAdd(Vector512.Create(C5), f, Vector512.Create(C4));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(C3));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(C2));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(C1));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(C0));
            return Avx512F.Scale(p, octaves);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<float> Scaled(Vector512<float> power, Vector512<float> inverse, ref Vector512<float> farthest)
        {
            Vector512<float> share = Avx512F.Multiply(power, inverse);
            farthest = Avx512F.Max(farthest, Vector512.Abs(Avx512DQ.Reduce(share, 0b0000_1000)));
            return share;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<sbyte> Rounded(Vector512<float> share, Vector128<sbyte> low, Vector128<sbyte> high) =>
            Sse41.Max(Sse41.Min(Avx512F.ConvertToVector128SByteWithSaturation(Avx512F.ConvertToVector512Int32(share)), high), low);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void WriteEights(Vector128<sbyte> a, Vector128<sbyte> b, int count, ref byte y, int yStep)
        {
            Unsafe.WriteUnaligned(ref y, a.AsInt64().ToScalar());
            if (count > 1)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref y, yStep), a.AsInt64().GetElement(1));
            if (count > 2)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref y, 2 * yStep), b.AsInt64().ToScalar());
            if (count > 3)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref y, 3 * yStep), b.AsInt64().GetElement(1));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void WriteFours(Vector128<sbyte> rows, int count, ref byte y, int yStep)
        {
            Unsafe.WriteUnaligned(ref y, rows.AsInt32().ToScalar());
            if (count > 1)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref y, yStep), rows.AsInt32().GetElement(1));
            if (count > 2)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref y, 2 * yStep), rows.AsInt32().GetElement(2));
            if (count > 3)
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref y, 3 * yStep), rows.AsInt32().GetElement(3));
        }

        // Constants to the compiler, which makes a body for each.
        private interface IRowWidth
        {
            int Elements { get; }
        }

        private readonly struct FourWide : IRowWidth
        {
            public int Elements => 4;
        }

        private readonly struct EightWide : IRowWidth
        {
            public int Elements => 8;
        }

        private readonly struct TwelveWide : IRowWidth
        {
            public int Elements => 12;
        }

        private readonly struct SixteenWide : IRowWidth
        {
            public int Elements => 16;
        }
    }
}
