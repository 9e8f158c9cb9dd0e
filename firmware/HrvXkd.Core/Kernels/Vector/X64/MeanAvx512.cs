// Means of columns that lie side by side, eight at once. Sums are made in 64 bits; those that leave int are not for this path.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal static class MeanAvx512
    {
        public static bool IsSupported => Avx512F.VL.IsSupported;

        /// <summary>See <see cref="Mean"/>.</summary>
        /// <returns>False if a sum leaves int: nothing that was written counts.</returns>
        public static bool TryRun<TResult>(ref int x, int outer, int axis, int inner, int multiplier, long bias, Requantizer512 requantizer, ref byte y)
            where TResult : struct, IResult512
        {
            Vector512<long> m = Vector512.Create((long)multiplier);
            Vector512<long> b = Vector512.Create(bias);
            for (int o = 0; o < outer; o++)
            {
                for (int i = 0; i < inner; i += 8)
                {
                    Vector512<long> sum = Vector512<long>.Zero;
                    ref int at = ref Unsafe.Add(ref x, o * axis * inner + i);
                    for (int t = 0; t < axis; t++)
                        sum = Avx512F.Add(sum, Avx512F.ConvertToVector512Int64(Vector256.LoadUnsafe(ref Unsafe.Add(ref at, t * inner))));
                    if (!Vector512.EqualsAll(Avx512F.ConvertToVector512Int64(Avx512F.ConvertToVector256Int32(sum)), sum))
                        return false;
                    default(TResult).Write(requantizer.Scale(sum, m, b), requantizer, ref Unsafe.Add(ref y, (o * inner + i) * default(TResult).Size));
                }
            }
            return true;
        }
    }
}
