// Chooses the path of elementwise layers by constants. Eight elements at once where all have one channel, or rows of channels are a multiple of eight.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    public static partial class Affine
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void Q16ToQ16Vector(int[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, int[] y, int yOffset, int count, ref bool done)
        {
            if (!Fits(x.Length, xOffset, multiplier, bias, shift, y.Length, yOffset, count))
                return;
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            if (AffineAvx512.IsSupported)
            {
                AffineAvx512.Run<Int32Result512>(ref x0, ref MemoryMarshal.GetArrayDataReference(multiplier), ref MemoryMarshal.GetArrayDataReference(bias), ref MemoryMarshal.GetArrayDataReference(shift), multiplier.Length, low, high, ref y0, count);
                done = true;
            }
            else if (AffineAdvSimd.IsSupported)
            {
                AffineAdvSimd.Run<Int32Result128>(ref x0, ref MemoryMarshal.GetArrayDataReference(multiplier), ref MemoryMarshal.GetArrayDataReference(bias), ref MemoryMarshal.GetArrayDataReference(shift), multiplier.Length, low, high, ref y0, count);
                done = true;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void Q16ToInt8Vector(int[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, sbyte[] y, int yOffset, int count, ref bool done)
        {
            if ((shift.Length == 1 && !Int8Result128.Takes(shift[0])) || !Fits(x.Length, xOffset, multiplier, bias, shift, y.Length, yOffset, count))
                return;
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            if (AffineAvx512.IsSupported)
            {
                AffineAvx512.Run<Int8Result512>(ref x0, ref MemoryMarshal.GetArrayDataReference(multiplier), ref MemoryMarshal.GetArrayDataReference(bias), ref MemoryMarshal.GetArrayDataReference(shift), multiplier.Length, low, high, ref y0, count);
                done = true;
            }
            else if (AffineAdvSimd.IsSupported)
            {
                AffineAdvSimd.Run<Int8Result128>(ref x0, ref MemoryMarshal.GetArrayDataReference(multiplier), ref MemoryMarshal.GetArrayDataReference(bias), ref MemoryMarshal.GetArrayDataReference(shift), multiplier.Length, low, high, ref y0, count);
                done = true;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Fits(int readable, int xOffset, int[] multiplier, long[] bias, int[] shift, int writable, int yOffset, int count)
        {
            int channels = multiplier.Length;
            return count >= 4 && (count & 3) == 0 && (channels == 1 || ((channels & 3) == 0 && channels > 0)) && bias.Length == channels && shift.Length == channels
                && (xOffset | yOffset) >= 0 && count <= readable - xOffset && count <= writable - yOffset;
        }
    }
}
