// Means of columns that lie side by side, four at once. Sums are made in 64 bits; those that leave int are not for this path.
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
            Vector128<int> m = Vector128.Create(multiplier);
            Vector128<long> b = Vector128.Create(bias);
            for (int o = 0; o < outer; o++)
            {
                for (int i = 0; i < inner; i += 4)
                {
                    Vector128<long> low = Vector128<long>.Zero;
                    Vector128<long> high = low;
                    ref int at = ref Unsafe.Add(ref x, o * axis * inner + i);
                    for (int t = 0; t < axis; t++)
                    {
                        Vector128<int> value = Vector128.LoadUnsafe(ref at);
                        low = AdvSimd.AddWideningLower(low, value.GetLower());
                        high = AdvSimd.AddWideningUpper(high, value);
                        at = ref Unsafe.Add(ref at, inner);
                    }
                    Vector128<int> sum = AdvSimd.ExtractNarrowingUpper(AdvSimd.ExtractNarrowingLower(low), high);
                    Vector128<long> lost = AdvSimd.Or(AdvSimd.Xor(low, AdvSimd.SignExtendWideningLower(sum.GetLower())), AdvSimd.Xor(high, AdvSimd.SignExtendWideningUpper(sum)));
                    if (lost != Vector128<long>.Zero)
                        return false;
                    r.Write(r.Scale(sum, m.GetLower(), m, b, b), ref Unsafe.Add(ref y, (o * inner + i) * r.Size));
                }
            }
            return true;
        }
    }
}
