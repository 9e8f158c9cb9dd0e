// Layer norm of rows whose width D is a power of two, 16..128, and whose elements are small: |x| <= 2^26 / D, so that c = D x - sum x needs
// 28 bits and nothing is scaled down. sum c^2 / D = D sum x^2 - (sum x)^2, exactly.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class LayerNormAdvSimd
    {
        public static bool IsSupported => AdvSimd.Arm64.IsSupported;

        /// <summary>Takes rows as long as they are small; see <see cref="LayerNorm"/>.</summary>
        /// <returns>Rows done: fewer than <paramref name="rows"/> if the next one has elements that are not small.</returns>
        public static int Run<TResult>(ref int x, int rows, int width, long epsilon, ref int gain, ref long bias, Requantizer128 requantizer, ref byte y)
            where TResult : struct, IResult128
        {
            int log = System.Numerics.BitOperations.Log2((uint)width);
            Vector128<int> log4 = Vector128.Create(log);
            int limit = 1 << (26 - log);
            int row = 0;
            for (; row < rows; row++)
            {
                Vector128<int> total = Vector128<int>.Zero, largest = total, smallest = total;
                Vector128<long> squares = Vector128<long>.Zero, more = squares;
                for (int i = 0; i < width; i += 8)
                {
                    Vector128<int> first = Vector128.LoadUnsafe(ref Unsafe.Add(ref x, i));
                    Vector128<int> last = Vector128.LoadUnsafe(ref Unsafe.Add(ref x, i + 4));
                    total = AdvSimd.Add(total, AdvSimd.Add(first, last));
                    largest = AdvSimd.Max(largest, AdvSimd.Max(first, last));
                    smallest = AdvSimd.Min(smallest, AdvSimd.Min(first, last));
                    squares = AdvSimd.MultiplyWideningLowerAndAdd(squares, first.GetLower(), first.GetLower());
                    more = AdvSimd.MultiplyWideningUpperAndAdd(more, first, first);
                    squares = AdvSimd.MultiplyWideningLowerAndAdd(squares, last.GetLower(), last.GetLower());
                    more = AdvSimd.MultiplyWideningUpperAndAdd(more, last, last);
                }
                if (AdvSimd.Arm64.MaxAcross(largest).ToScalar() > limit || AdvSimd.Arm64.MinAcross(smallest).ToScalar() < -limit)
                    break;
                long sum = AdvSimd.Arm64.AddAcross(total).ToScalar();
                long spread = (AdvSimd.Arm64.AddPairwiseScalar(AdvSimd.Add(squares, more)).ToScalar() << log) - sum * sum + epsilon;
                long reciprocal = Reciprocal(spread < 1 ? 1 : spread, out int halfBits);
                Vector64<int> scale = Vector64.Create((int)reciprocal);
                Vector128<long> down = Vector128.Create((long)(LayerNorm.NormalBits + halfBits - 60));
                Vector128<int> totals = Vector128.Create((int)sum);
                for (int i = 0; i < width; i += 8)
                {
                    ref int eight = ref Unsafe.Add(ref x, i);
                    Vector128<int> first = Normal(ref eight, log4, totals, scale, down);
                    Vector128<int> last = Normal(ref Unsafe.Add(ref eight, 4), log4, totals, scale, down);
                    ref int g = ref Unsafe.Add(ref gain, i);
                    ref long b = ref Unsafe.Add(ref bias, i);
                    default(TResult).Write(
                        requantizer.Scale<TResult>(first, Vector128.LoadUnsafe(ref g), ref b),
                        requantizer.Scale<TResult>(last, Vector128.LoadUnsafe(ref Unsafe.Add(ref g, 4)), ref Unsafe.Add(ref b, 4)),
                        requantizer, ref Unsafe.Add(ref y, i * default(TResult).Size));
                }
                x = ref Unsafe.Add(ref x, width);
                y = ref Unsafe.Add(ref y, width * default(TResult).Size);
            }
            return row;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<int> Normal(ref int x, Vector128<int> log, Vector128<int> totals, Vector64<int> scale, Vector128<long> down)
        {
            Vector128<int> c = AdvSimd.Subtract(AdvSimd.ShiftLogical(Vector128.LoadUnsafe(ref x), log), totals);
            Vector128<long> low = AdvSimd.ShiftArithmeticRounded(AdvSimd.MultiplyBySelectedScalarWideningLower(c.GetLower(), scale, 0), down);
            Vector128<long> high = AdvSimd.ShiftArithmeticRounded(AdvSimd.MultiplyBySelectedScalarWideningUpper(c, scale, 0), down);
            return AdvSimd.ExtractNarrowingUpper(AdvSimd.ExtractNarrowingLower(low), high);
        }

        // As ReciprocalSquareRoot.Mantissa, which counts leading zeros in a loop.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static long Reciprocal(long value, out int halfBits)
        {
            halfBits = (System.Numerics.BitOperations.LeadingZeroCount((ulong)value) - 2) >> 1;
            return ReciprocalSquareRoot.Mantissa(value << (2 * halfBits));
        }
    }
}
