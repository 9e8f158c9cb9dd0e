// y = clamp((x * M[c] + B[c]) >> S[c]) in 64-bit lanes; channels are one, or a multiple of four.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class AffineAdvSimd
    {
        // Any shift that a result takes: with channels each has its own.
        private const int HighHalf = 32;

        public static bool IsSupported => AdvSimd.Arm64.IsSupported;

        /// <summary>See <see cref="Affine"/>.</summary>
        public static void Run<TResult>(ref int x, ref int multiplier, ref long bias, ref int shift, int channels, int low, int high, ref byte y, int count)
            where TResult : struct, IResult128<TResult>
        {
            if (channels == 1)
                One(ref x, multiplier, bias, default(TResult).With(shift, low, high), ref y, count);
            else
                Many(ref x, ref multiplier, ref bias, ref shift, channels, default(TResult).With(HighHalf, low, high), ref y, count);
        }

        private static void One<TResult>(ref int x, int multiplier, long bias, TResult r, ref byte y, int count)
            where TResult : struct, IResult128<TResult>
        {
            Eight128 eight = Eight128.Same(multiplier);
            Vector128<long> b = Vector128.Create(bias);
            for (; count >= 8; count -= 8)
            {
                eight.Write(r, Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref Unsafe.Add(ref x, 4)), b, ref y);
                x = ref Unsafe.Add(ref x, 8);
                y = ref Unsafe.Add(ref y, 8 * r.Size);
            }
            if (count > 0)
                eight.Write(r, Vector128.LoadUnsafe(ref x), b, ref y);
        }

        private static void Many<TResult>(ref int x, ref int multiplier, ref long bias, ref int shift, int channels, TResult r, ref byte y, int count)
            where TResult : struct, IResult128<TResult>
        {
            for (; count > 0; count -= channels)
            {
                ref int m = ref multiplier;
                ref long b = ref bias;
                ref int s = ref shift;
                for (int left = count < channels ? count : channels; left > 0; left -= 4)
                {
                    Vector128<int> value = Vector128.LoadUnsafe(ref x);
                    Vector128<int> factor = Vector128.LoadUnsafe(ref m);
                    Vector128<int> by = AdvSimd.Negate(Vector128.LoadUnsafe(ref s));
                    Vector128<long> last = AdvSimd.MultiplyWideningUpperAndAdd(Vector128.LoadUnsafe(ref Unsafe.Add(ref b, 2)), value, factor);
                    Vector128<long> lastBy = AdvSimd.SignExtendWideningUpper(by);
                    Vector128<long> first = AdvSimd.MultiplyWideningLowerAndAdd(Vector128.LoadUnsafe(ref b), value.GetLower(), factor.GetLower());
                    Vector128<long> firstBy = AdvSimd.SignExtendWideningLower(by.GetLower());
                    r.Write(AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(AdvSimd.ShiftArithmetic(first, firstBy)), AdvSimd.ShiftArithmetic(last, lastBy)), ref y);
                    x = ref Unsafe.Add(ref x, 4);
                    m = ref Unsafe.Add(ref m, 4);
                    b = ref Unsafe.Add(ref b, 4);
                    s = ref Unsafe.Add(ref s, 4);
                    y = ref Unsafe.Add(ref y, 4 * r.Size);
                }
            }
        }
    }
}
