// Means of columns that lie side by side, eight at once. Sums are made in 64 bits; those that leave int are not for this path.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class MeanAdvSimd
    {
        public static bool IsSupported => AdvSimd.Arm64.IsSupported;

        /// <summary>See <see cref="Mean"/>.</summary>
        /// <returns>False if a sum leaves int: nothing that was written counts.</returns>
        public static bool TryRun<TResult>(ref int x, int outer, int axis, int inner, int multiplier, long bias, TResult r, ref byte y)
            where TResult : struct, IResult128<TResult>
        {
            Eight128 eight = Eight128.Same(multiplier);
            Vector128<long> b = Vector128.Create(bias);
            for (; outer > 0; outer--)
            {
                for (int left = inner; left > 0; left -= 8)
                {
                    Vector128<long> first = Vector128<long>.Zero, second = first, third = first, fourth = first;
                    ref int at = ref x;
                    for (int t = axis; t > 0; t--)
                    {
                        Vector128<int> low = Vector128.LoadUnsafe(ref at), high = Vector128.LoadUnsafe(ref Unsafe.Add(ref at, 4));
                        second = AdvSimd.AddWideningUpper(second, low);
                        fourth = AdvSimd.AddWideningUpper(fourth, high);
                        first = AdvSimd.AddWideningLower(first, low.GetLower());
                        third = AdvSimd.AddWideningLower(third, high.GetLower());
                        at = ref Unsafe.Add(ref at, inner);
                    }
                    Vector128<int> sum = AdvSimd.ExtractNarrowingUpper(AdvSimd.ExtractNarrowingLower(first), second);
                    Vector128<int> other = AdvSimd.ExtractNarrowingUpper(AdvSimd.ExtractNarrowingLower(third), fourth);
                    if ((Lost(sum, first, second) | Lost(other, third, fourth)) != Vector128<long>.Zero)
                        return false;
                    eight.Write(r, sum, other, b, ref y);
                    x = ref Unsafe.Add(ref x, 8);
                    y = ref Unsafe.Add(ref y, 8 * r.Size);
                }
                x = ref Unsafe.Add(ref x, (axis - 1) * inner);
            }
            return true;
        }

        // Not 0 where a sum is not in its lane.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<long> Lost(Vector128<int> sum, Vector128<long> first, Vector128<long> last) =>
            AdvSimd.Or(AdvSimd.Xor(first, AdvSimd.SignExtendWideningLower(sum.GetLower())), AdvSimd.Xor(last, AdvSimd.SignExtendWideningUpper(sum)));
    }
}
