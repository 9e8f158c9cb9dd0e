// Chooses the path of means: eight columns at once where they lie side by side.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    public static partial class Mean
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void Q16ToInt8Vector(int[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done)
        {
            if (!Int8Result128.Takes(shift) || !Fits(x.Length, xOffset, outer, axis, inner, y.Length, yOffset))
                return;
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            done = Run(ref x0, outer, axis, inner, multiplier, bias, shift, low, high, ref y0, narrow: true);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void Q16ToQ16Vector(int[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset, ref bool done)
        {
            if (!Fits(x.Length, xOffset, outer, axis, inner, y.Length, yOffset))
                return;
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            done = Run(ref x0, outer, axis, inner, multiplier, bias, shift, low, high, ref y0, narrow: false);
        }

        // A sum that fits into int, as that of fewer than 2^31 steps of an element does, is all that a lane multiplies; the paths check it.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Run(ref int x, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, ref byte y, bool narrow)
        {
            if (MeanAvx512.IsSupported && narrow)
                return MeanAvx512.TryRun<Int8Result512>(ref x, outer, axis, inner, multiplier, bias, new Requantizer512(shift, low, high), ref y);
            if (MeanAvx512.IsSupported)
                return MeanAvx512.TryRun<Int32Result512>(ref x, outer, axis, inner, multiplier, bias, new Requantizer512(shift, low, high), ref y);
            if (MeanAdvSimd.IsSupported && narrow)
                return MeanAdvSimd.TryRun(ref x, outer, axis, inner, multiplier, bias, default(Int8Result128).With(shift, low, high), ref y);
            if (MeanAdvSimd.IsSupported)
                return MeanAdvSimd.TryRun(ref x, outer, axis, inner, multiplier, bias, default(Int32Result128).With(shift, low, high), ref y);
            return false;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Fits(int readable, int xOffset, int outer, int axis, int inner, int writable, int yOffset)
        {
            return (inner & 7) == 0 && inner > 0 && outer > 0 && axis > 0 && (xOffset | yOffset) >= 0
                && (long)outer * axis * inner <= readable - xOffset && (long)outer * inner <= writable - yOffset;
        }
    }
}
