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
            Vector128<int> m = Vector128.Create(multiplier);
            Vector128<long> b = Vector128.Create(bias);
            for (; count >= 8; count -= 8)
            {
                Vector128<int> last = r.Scale(Vector128.LoadUnsafe(ref Unsafe.Add(ref x, 4)), m.GetLower(), m, b, b);
                r.Write(r.Scale(Vector128.LoadUnsafe(ref x), m.GetLower(), m, b, b), last, ref y);
                x = ref Unsafe.Add(ref x, 8);
                y = ref Unsafe.Add(ref y, 8 * r.Size);
            }
            if (count > 0)
                r.Write(r.Scale(Vector128.LoadUnsafe(ref x), m.GetLower(), m, b, b), ref y);
        }

        private static void Many<TResult>(ref int x, ref int multiplier, ref long bias, ref int shift, int channels, TResult r, ref byte y, int count)
            where TResult : struct, IResult128<TResult>
        {
            for (int i = 0, c = 0; i < count; i += 4, c = c + 4 == channels ? 0 : c + 4)
            {
                Vector128<int> value = Vector128.LoadUnsafe(ref Unsafe.Add(ref x, i));
                Vector128<int> m = Vector128.LoadUnsafe(ref Unsafe.Add(ref multiplier, c));
                Vector128<int> s = AdvSimd.Negate(Vector128.LoadUnsafe(ref Unsafe.Add(ref shift, c)));
                Vector128<long> last = AdvSimd.MultiplyWideningUpperAndAdd(Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, c + 2)), value, m);
                Vector128<long> first = AdvSimd.MultiplyWideningLowerAndAdd(Vector128.LoadUnsafe(ref Unsafe.Add(ref bias, c)), value.GetLower(), m.GetLower());
                last = AdvSimd.ShiftArithmetic(last, AdvSimd.SignExtendWideningUpper(s));
                first = AdvSimd.ShiftArithmetic(first, AdvSimd.SignExtendWideningLower(s.GetLower()));
                r.Write(AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(first), last), ref Unsafe.Add(ref y, i * r.Size));
            }
        }
    }
}
