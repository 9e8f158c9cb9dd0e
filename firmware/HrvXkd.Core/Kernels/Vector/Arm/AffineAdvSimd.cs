// y = clamp((x * M[c] + B[c]) >> S[c]) in 64-bit lanes; channels are one, or a multiple of four.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace HrvXkd.Core.Kernels.Vector.Arm
{
    internal static class AffineAdvSimd
    {
        public static bool IsSupported => AdvSimd.Arm64.IsSupported;

        /// <summary>See <see cref="Affine"/>.</summary>
        public static void Run<TResult>(ref int x, ref int multiplier, ref long bias, ref int shift, int channels, int low, int high, ref byte y, int count)
            where TResult : struct, IResult128
        {
            if (channels == 1)
                One<TResult>(ref x, multiplier, bias, new Requantizer128(shift, low, high), ref y, count);
            else
                Many<TResult>(ref x, ref multiplier, ref bias, ref shift, channels, new Requantizer128(0, low, high), ref y, count);
        }

        private static void One<TResult>(ref int x, int multiplier, long bias, Requantizer128 requantizer, ref byte y, int count)
            where TResult : struct, IResult128
        {
            Vector128<int> m = Vector128.Create(multiplier);
            Vector128<long> b = Vector128.Create(bias);
            for (int i = 0; i < count; i += 4)
                default(TResult).Write(requantizer.Scale<TResult>(Vector128.LoadUnsafe(ref Unsafe.Add(ref x, i)), m, b, b), requantizer, ref Unsafe.Add(ref y, i * default(TResult).Size));
        }

        private static void Many<TResult>(ref int x, ref int multiplier, ref long bias, ref int shift, int channels, Requantizer128 requantizer, ref byte y, int count)
            where TResult : struct, IResult128
        {
            for (int i = 0, c = 0; i < count; i += 4, c = c + 4 == channels ? 0 : c + 4)
            {
                Vector128<int> value = Vector128.LoadUnsafe(ref Unsafe.Add(ref x, i));
                Vector128<int> m = Vector128.LoadUnsafe(ref Unsafe.Add(ref multiplier, c));
                Vector128<int> s = AdvSimd.Negate(Vector128.LoadUnsafe(ref Unsafe.Add(ref shift, c)));
                Vector128<long> first = AdvSimd.MultiplyWideningLowerAndAdd(Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, c)), value.GetLower(), m.GetLower());
                Vector128<long> last = AdvSimd.MultiplyWideningUpperAndAdd(Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, c + 2)), value, m);
                first = AdvSimd.ShiftArithmetic(first, AdvSimd.SignExtendWideningLower(s.GetLower()));
                last = AdvSimd.ShiftArithmetic(last, AdvSimd.SignExtendWideningUpper(s));
                Vector128<int> results = AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(first), last);
                default(TResult).Write(results, requantizer, ref Unsafe.Add(ref y, i * default(TResult).Size));
            }
        }
    }
}
