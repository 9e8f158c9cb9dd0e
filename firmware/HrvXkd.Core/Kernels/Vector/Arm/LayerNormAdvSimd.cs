// Layer norm of rows whose width D is a power of two, 8..128, and whose elements are small: |x| <= 2^26 / D, so that c = D x - sum x needs
// 28 bits and nothing is scaled down. sum c^2 / D = D sum x^2 - (sum x)^2, exactly. SQRDMULH is (a r + 2^30) >> 31: with a = c 2^k it is the
// rounded shift of c r by 31 - k, as long as k is not negative, that is while the spread is below 2^52; |a| stays below sqrt(D) 2^26.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class LayerNormAdvSimd
    {
        // k = halfBits - LeastHalfBits: a product is to be shifted by 60 - NormalBits - halfBits, and 31 are given.
        private const int LeastHalfBits = 60 - LayerNorm.NormalBits - 31;

        public static bool IsSupported => AdvSimd.Arm64.IsSupported;

        /// <summary>Takes rows as long as they are small; see <see cref="LayerNorm"/>.</summary>
        /// <returns>Rows done: fewer than <paramref name="rows"/> if the next one has elements that are not small.</returns>
        public static int Run<TResult>(ref int x, int rows, int width, long epsilon, ref int gain, ref long bias, TResult r, ref byte y)
            where TResult : struct, IResult128<TResult>
        {
            int log = System.Numerics.BitOperations.Log2((uint)width);
            uint limit = 1U << (26 - log);
            int row = 0;
            for (; row < rows; row++)
            {
                if (Furthest(ref x, width, out int sum, out long squares) > limit)
                    break;
                long spread = (squares << log) - (long)sum * sum + epsilon;
                spread = spread < 1 ? 1 : spread;
                int halfBits = (System.Numerics.BitOperations.LeadingZeroCount((ulong)spread) - 2) >> 1;
                int up = halfBits - LeastHalfBits;
                if (up < 0)
                    break;
                Vector128<int> scale = Vector128.Create((int)Reciprocal((spread << (2 * halfBits)) >> 30));
                Vector128<int> widen = Vector128.Create(log + up);
                Vector128<int> mean = Vector128.Create(sum << up);
                ref int g = ref gain;
                ref long b = ref bias;
                for (int left = width; left > 0; left -= 8)
                {
                    Vector128<int> first = AdvSimd.MultiplyRoundedDoublingSaturateHigh(AdvSimd.Subtract(AdvSimd.ShiftLogical(Vector128.LoadUnsafe(ref x), widen), mean), scale);
                    Vector128<int> last = AdvSimd.MultiplyRoundedDoublingSaturateHigh(AdvSimd.Subtract(AdvSimd.ShiftLogical(Vector128.LoadUnsafe(ref Unsafe.Add(ref x, 4)), widen), mean), scale);
                    new Eight128(ref g).Write(r, first, last, ref b, ref g, ref y);
                    x = ref Unsafe.Add(ref x, 8);
                    g = ref Unsafe.Add(ref g, 8);
                    b = ref Unsafe.Add(ref b, 8);
                    y = ref Unsafe.Add(ref y, 8 * r.Size);
                }
            }
            return row;
        }

        // As ReciprocalSquareRoot.Mantissa, in line; m in Q30.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static long Reciprocal(long m)
        {
            long r = m >> 31 == 0 ? 1367932117 - ((m * 314491699) >> 30) : 967274076 - ((m * 111189606) >> 30);
            return Newton(m, Newton(m, Newton(m, r)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static long Newton(long m, long r) => (r * ((3L << 30) - ((m * ((r * r) >> 30)) >> 30))) >> 31;

        // Largest magnitude, and the sums if that is small.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static uint Furthest(ref int x, int width, out int sum, out long squares)
        {
            Vector128<int> total = Vector128<int>.Zero, largest = total, smallest = total;
            Vector128<long> even = Vector128<long>.Zero, odd = even;
            ref int at = ref x;
            for (; width > 0; width -= 8)
            {
                Vector128<int> first = Vector128.LoadUnsafe(ref at);
                Vector128<int> last = Vector128.LoadUnsafe(ref Unsafe.Add(ref at, 4));
                at = ref Unsafe.Add(ref at, 8);
                total = AdvSimd.Add(total, AdvSimd.Add(first, last));
                largest = AdvSimd.Max(largest, AdvSimd.Max(first, last));
                smallest = AdvSimd.Min(smallest, AdvSimd.Min(first, last));
                odd = AdvSimd.MultiplyWideningUpperAndAdd(odd, first, first);
                even = AdvSimd.MultiplyWideningLowerAndAdd(even, first.GetLower(), first.GetLower());
                odd = AdvSimd.MultiplyWideningUpperAndAdd(odd, last, last);
                even = AdvSimd.MultiplyWideningLowerAndAdd(even, last.GetLower(), last.GetLower());
            }
            sum = AdvSimd.Arm64.AddAcross(total).ToScalar();
            squares = AdvSimd.Arm64.AddPairwiseScalar(AdvSimd.Add(even, odd)).ToScalar();
            // -2^31 stays what it is, which is right as an unsigned number.
            return AdvSimd.Arm64.MaxAcross(AdvSimd.Max(largest.AsUInt32(), AdvSimd.Negate(smallest).AsUInt32())).ToScalar();
        }
    }
}
