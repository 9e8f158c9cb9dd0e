// Sums of products of Q16.16 numbers in 64-bit lanes. The graph proves that no sum leaves 64 bits; in which order terms are added is then the same.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels
{
    internal static class WideSums
    {
        public static bool IsSupported
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => AdvSimd.Arm64.IsSupported || Avx2.IsSupported;
        }

        /// <summary>sum a[i] * b[i].</summary>
        /// <param name="a">First factors.</param>
        /// <param name="b">Second factors.</param>
        /// <param name="count">Terms, a multiple of 4.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static long Dot(ref int a, ref int b, int count)
        {
            if (AdvSimd.Arm64.IsSupported)
            {
                Vector128<long> even = Vector128<long>.Zero, odd = even;
                for (int i = 0; i < count; i += 4)
                {
                    Vector128<int> x = Vector128.LoadUnsafe(ref Unsafe.Add(ref a, i)), w = Vector128.LoadUnsafe(ref Unsafe.Add(ref b, i));
                    odd = AdvSimd.MultiplyWideningUpperAndAdd(odd, x, w);
                    even = AdvSimd.MultiplyWideningLowerAndAdd(even, x.GetLower(), w.GetLower());
                }
                return AdvSimd.Arm64.AddPairwiseScalar(AdvSimd.Add(even, odd)).ToScalar();
            }
            Vector256<long> sum = Vector256<long>.Zero;
            for (int i = 0; i < count; i += 4)
                sum = Avx2.Add(sum, Avx2.Multiply(Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(ref Unsafe.Add(ref a, i))).AsInt32(), Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(ref Unsafe.Add(ref b, i))).AsInt32()));
            return Vector256.Sum(sum);
        }

        /// <summary>Sums of two columns that lie side by side, weighted: sum p[t] * v[t, 0..1].</summary>
        /// <param name="weight">First weight.</param>
        /// <param name="value">First pair of values.</param>
        /// <param name="step">From pair to pair.</param>
        /// <param name="count">Terms.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<long> Pair(ref int weight, ref int value, int step, int count)
        {
            Vector128<long> sum = Vector128<long>.Zero;
            IntPtr next = (IntPtr)step;
            for (int t = 0; t < count; t++)
            {
                Vector64<int> pair = Vector64.LoadUnsafe(ref value);
                if (AdvSimd.IsSupported)
                    sum = AdvSimd.MultiplyWideningLowerAndAdd(sum, pair, Vector64.Create(Unsafe.Add(ref weight, t)));
                else
                    sum = Sse2.Add(sum, Sse41.Multiply(Sse41.ConvertToVector128Int64(pair.ToVector128Unsafe()).AsInt32(), Vector128.Create(Unsafe.Add(ref weight, t))));
                value = ref Unsafe.Add(ref value, next);
            }
            return sum;
        }
    }
}
