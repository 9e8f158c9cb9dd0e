// y = clamp((x * M[c] + B[c]) >> S[c]) in 64-bit lanes; channels are one, or a multiple of four.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HrvXkd.Core.Kernels.Vector.X64
{
    internal static class AffineAvx512
    {
        public static bool IsSupported => Avx512F.VL.IsSupported;

        /// <summary>See <see cref="Affine"/>.</summary>
        public static void Run<TResult>(ref int x, ref int multiplier, ref long bias, ref int shift, int channels, int low, int high, ref byte y, int count)
            where TResult : struct, IResult512
        {
            if (channels == 1)
                One<TResult>(ref x, multiplier, bias, new Requantizer512(shift, low, high), ref y, count);
            else
                Many<TResult>(ref x, ref multiplier, ref bias, ref shift, channels, low, high, ref y, count);
        }

        private static void One<TResult>(ref int x, int multiplier, long bias, Requantizer512 requantizer, ref byte y, int count)
            where TResult : struct, IResult512
        {
            Vector512<long> m = Vector512.Create((long)multiplier);
            Vector512<long> b = Vector512.Create(bias);
            int i = 0;
            for (; i <= count - 8; i += 8)
                default(TResult).Write(requantizer.Scale(Avx512F.ConvertToVector512Int64(Vector256.LoadUnsafe(ref Unsafe.Add(ref x, i))), m, b), requantizer, ref Unsafe.Add(ref y, i * default(TResult).Size));
            if (i < count)
                default(TResult).WriteFour(requantizer.Scale(Avx512F.ConvertToVector512Int64(Vector128.LoadUnsafe(ref Unsafe.Add(ref x, i)).ToVector256()), m, b), requantizer, ref Unsafe.Add(ref y, i * default(TResult).Size));
        }

        // Four at a time: each has a shift of its own.
        private static void Many<TResult>(ref int x, ref int multiplier, ref long bias, ref int shift, int channels, int low, int high, ref byte y, int count)
            where TResult : struct, IResult512
        {
            Requantizer512 limits = new Requantizer512(0, low, high);
            for (int i = 0, c = 0; i < count; i += 4, c = c + 4 == channels ? 0 : c + 4)
            {
                Vector256<long> m = Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(ref Unsafe.Add(ref multiplier, c)));
                Vector256<long> s = Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(ref Unsafe.Add(ref shift, c)));
                Vector256<long> scaled = Avx2.Multiply(Avx2.ConvertToVector256Int64(Vector128.LoadUnsafe(ref Unsafe.Add(ref x, i))).AsInt32(), m.AsInt32());
                scaled = Avx512F.VL.ShiftRightArithmeticVariable(Avx2.Add(scaled, Vector256.LoadUnsafe(ref Unsafe.Add(ref bias, c))), s.AsUInt64());
                default(TResult).WriteFour(scaled.ToVector512Unsafe(), limits, ref Unsafe.Add(ref y, i * default(TResult).Size));
            }
        }
    }
}
