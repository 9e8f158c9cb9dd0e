// Layer norm of rows whose width D is a power of two, 8..128, and whose elements are small: |x| <= 2^26 / D, so that c = D x - sum x needs
// 28 bits and nothing is scaled down. sum c^2 / D = D sum x^2 - (sum x)^2, exactly. Four rows share one reciprocal square root.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal static class LayerNormAvx512
    {
        public static bool IsSupported => Avx512DQ.IsSupported && Avx512CD.IsSupported && Avx512F.VL.IsSupported;

        /// <summary>Takes rows as long as they are small; see <see cref="LayerNorm"/>.</summary>
        /// <returns>Rows done: fewer than <paramref name="rows"/> if the next one has elements that are not small.</returns>
        public static int Run<TResult>(ref int x, int rows, int width, long epsilon, ref int gain, ref long bias, Requantizer512 requantizer, ref byte y)
            where TResult : struct, IResult512
        {
            int log = System.Numerics.BitOperations.Log2((uint)width);
            int row = 0;
            while (row < rows)
            {
                int count = rows - row < 4 ? rows - row : 4;
                if (count == 1 || !TryFour<TResult>(ref Unsafe.Add(ref x, row * width), count, width, log, epsilon, ref gain, ref bias, requantizer, ref Unsafe.Add(ref y, row * width * default(TResult).Size)))
                {
                    count = 1;
                    if (!TryOne<TResult>(ref Unsafe.Add(ref x, row * width), width, log, epsilon, ref gain, ref bias, requantizer, ref Unsafe.Add(ref y, row * width * default(TResult).Size)))
                        break;
                }
                row += count;
            }
            return row;
        }

        // One row: its scalars where they are made soonest.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool TryOne<TResult>(ref int x, int width, int log, long epsilon, ref int gain, ref long bias, in Requantizer512 requantizer, ref byte y)
            where TResult : struct, IResult512
        {
            Vector512<int> bits = Vector512<int>.Zero;
            long total = Vector512.Sum(Total(ref x, width, ref bits)), squares = Vector512.Sum(Squares(ref x, width));
            if (Vector512.GreaterThanAny(bits, Vector512.Create((1 << (26 - log)) - 1)))
                return false;
            long spread = (squares << log) - (total * total) + epsilon;
            spread = spread < 1 ? 1 : spread;
            int halfBits = (System.Numerics.BitOperations.LeadingZeroCount((ulong)spread) - 2) >> 1;
            long reciprocal = ReciprocalSquareRoot.Mantissa(spread << (2 * halfBits));
            Normalize<TResult>(ref x, width, log, Vector512.Create(total), Vector512.Create(reciprocal), Vector512.Create((long)(60 - LayerNorm.NormalBits - halfBits)), ref gain, ref bias, requantizer, ref y);
            return true;
        }

        // Rows beyond the count are the last one again, and not written.
        private static bool TryFour<TResult>(ref int x, int count, int width, int log, long epsilon, ref int gain, ref long bias, in Requantizer512 requantizer, ref byte y)
            where TResult : struct, IResult512
        {
            Requantizer512 r = requantizer;
            ref int b = ref Unsafe.Add(ref x, count > 1 ? width : 0);
            ref int c = ref Unsafe.Add(ref b, count > 2 ? width : 0);
            ref int d = ref Unsafe.Add(ref c, count > 3 ? width : 0);
            Vector512<int> bits = Vector512<int>.Zero;
            Vector512<long> totals = FourRows512.Sums(Total(ref x, width, ref bits), Total(ref b, width, ref bits), Total(ref c, width, ref bits), Total(ref d, width, ref bits));
            if (Vector512.GreaterThanAny(bits, Vector512.Create((1 << (26 - log)) - 1)))
                return false;
            Vector512<long> squares = FourRows512.Sums(Squares(ref x, width), Squares(ref b, width), Squares(ref c, width), Squares(ref d, width));
            Vector512<long> spread = Avx512F.Subtract(Avx512F.ShiftLeftLogical(squares, Vector128.CreateScalar((long)log)), Avx512F.Multiply(totals.AsInt32(), totals.AsInt32()));
            spread = Avx512F.Max(Avx512F.Add(spread, Vector512.Create(epsilon)), Vector512.Create(1L));
            Vector512<long> reciprocals = Reciprocals(spread, out Vector512<long> halfBits);
            Vector512<long> shifts = Avx512F.Subtract(Vector512.Create((long)(60 - LayerNorm.NormalBits)), halfBits);
            int yStep = width * default(TResult).Size;
            Normalize<TResult>(ref x, width, log, FourRows512.First(totals), FourRows512.First(reciprocals), FourRows512.First(shifts), ref gain, ref bias, r, ref y);
            if (count > 1)
                Normalize<TResult>(ref b, width, log, FourRows512.Second(totals), FourRows512.Second(reciprocals), FourRows512.Second(shifts), ref gain, ref bias, r, ref Unsafe.Add(ref y, yStep));
            if (count > 2)
                Normalize<TResult>(ref c, width, log, FourRows512.Third(totals), FourRows512.Third(reciprocals), FourRows512.Third(shifts), ref gain, ref bias, r, ref Unsafe.Add(ref y, 2 * yStep));
            if (count > 3)
                Normalize<TResult>(ref d, width, log, FourRows512.Fourth(totals), FourRows512.Fourth(reciprocals), FourRows512.Fourth(shifts), ref gain, ref bias, r, ref Unsafe.Add(ref y, 3 * yStep));
            return true;
        }

        // Eight partial sums; x ^ (x >> 31) is x or -x - 1: not negative, and its bits can be gathered.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Total(ref int x, int width, ref Vector512<int> bits)
        {
            Vector512<int> sum = Vector512<int>.Zero;
            for (int i = 0; i < width; i += 16)
            {
                Vector512<int> part = Load(ref Unsafe.Add(ref x, i), width);
                sum = Avx512F.Add(sum, part);
                bits = Avx512F.Or(bits, Avx512F.Xor(part, Avx512F.ShiftRightArithmetic(part, 31)));
            }
            return Avx512F.ConvertToVector512Int64(Avx2.Add(sum.GetLower(), sum.GetUpper()));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Squares(ref int x, int width)
        {
            Vector512<long> squares = Vector512<long>.Zero;
            for (int i = 0; i < width; i += 16)
            {
                Vector512<int> part = Load(ref Unsafe.Add(ref x, i), width);
                Vector512<int> odd = Avx512F.ShiftRightLogical(part.AsInt64(), 32).AsInt32();
                squares = Avx512F.Add(squares, Avx512F.Add(Avx512F.Multiply(part, part), Avx512F.Multiply(odd, odd)));
            }
            return squares;
        }

        // As ReciprocalSquareRoot.Mantissa, in all lanes.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Reciprocals(Vector512<long> value, out Vector512<long> halfBits)
        {
            halfBits = Avx512F.ShiftRightLogical(Avx512F.Subtract(Avx512CD.LeadingZeroCount(value), Vector512.Create(2L)), 1);
            Vector512<ulong> m = Avx512F.ShiftRightLogical(Avx512F.ShiftLeftLogicalVariable(value, Avx512F.Add(halfBits, halfBits).AsUInt64()), 30).AsUInt64();
            Vector512<ulong> steep = Avx512F.Subtract(Vector512.Create(1367932117UL), Product(m, Vector512.Create(314491699UL), 30));
            Vector512<ulong> flat = Avx512F.Subtract(Vector512.Create(967274076UL), Product(m, Vector512.Create(111189606UL), 30));
            Vector512<ulong> r = Vector512.ConditionalSelect(Vector512.LessThan(m, Vector512.Create(1UL << 31)), steep, flat);
            for (int i = 0; i < 3; i++)
                r = Product(r, Avx512F.Subtract(Vector512.Create(3UL << 30), Product(m, Product(r, r, 30), 30)), 31);
            return r.AsInt64();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<ulong> Product(Vector512<ulong> a, Vector512<ulong> b, [System.Diagnostics.CodeAnalysis.ConstantExpected] byte shift) =>
            Avx512F.ShiftRightLogical(Avx512F.Multiply(a.AsUInt32(), b.AsUInt32()), shift);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Normalize<TResult>(ref int x, int width, int log, Vector512<long> total, Vector512<long> scale, Vector512<long> shift, ref int gain, ref long bias, Requantizer512 requantizer, ref byte y)
            where TResult : struct, IResult512
        {
            Vector512<ulong> by = shift.AsUInt64();
            Vector512<long> half = Avx512F.ShiftRightLogical(Avx512F.ShiftLeftLogicalVariable(Vector512.Create(1L), by), 1);
            Vector512<int> totals = Avx512F.Shuffle(total.AsInt32(), 0b10_10_00_00);
            Vector128<int> widen = Vector128.CreateScalar(log);
            for (int i = 0; i < width; i += 16)
            {
                Vector512<int> c = Avx512F.Subtract(Avx512F.ShiftLeftLogical(Load(ref Unsafe.Add(ref x, i), width), widen), totals);
                Vector512<long> first = Avx512F.ShiftRightArithmeticVariable(Avx512F.Add(Avx512F.Multiply(Avx512F.ConvertToVector512Int64(c.GetLower()).AsInt32(), scale.AsInt32()), half), by);
                if (width < 16)
                {
                    default(TResult).Write(requantizer.Scale(first, Gain(ref gain, 0), Vector512.LoadUnsafe(ref bias)), requantizer, ref y);
                    return;
                }
                Vector512<long> last = Avx512F.ShiftRightArithmeticVariable(Avx512F.Add(Avx512F.Multiply(Avx512F.ConvertToVector512Int64(c.GetUpper()).AsInt32(), scale.AsInt32()), half), by);
                default(TResult).Write(
                    requantizer.Scale(first, Gain(ref gain, i), Vector512.LoadUnsafe(ref Unsafe.Add(ref bias, i))),
                    requantizer.Scale(last, Gain(ref gain, i + 8), Vector512.LoadUnsafe(ref Unsafe.Add(ref bias, i + 8))),
                    requantizer,
                    ref Unsafe.Add(ref y, i * default(TResult).Size));
            }
        }

        // A row of eight, and zeros, which change no sum.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<int> Load(ref int x, int width) => width < 16 ? Vector256.LoadUnsafe(ref x).ToVector512() : Vector512.LoadUnsafe(ref x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<long> Gain(ref int gain, int i) => Avx512F.ConvertToVector512Int64(Vector256.LoadUnsafe(ref Unsafe.Add(ref gain, i)));
    }
}
