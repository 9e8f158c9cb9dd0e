// Chooses the path of a layer norm. Rows that a path does not take go to the plain twin.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    public static partial class LayerNorm
    {
        private const int NarrowestVector = 16;

        static partial void ToInt8Vector(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done)
        {
            if (!Int8Result128.Takes(shift) || !Fits(x.Length - xOffset, rows, gain, bias, y.Length - yOffset) || xOffset < 0 || yOffset < 0)
                return;
            ref byte y0 = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            done = true;
            for (int row = Rows(x, xOffset, rows, epsilon, gain, bias, shift, low, high, ref y0, narrow: true); row < rows;)
            {
                // One row that is not small; then the path again.
                ToInt8Plain(x, xOffset + row * gain.Length, 1, epsilon, gain, bias, shift, low, high, y, yOffset + row * gain.Length);
                row++;
                row += Rows(x, xOffset + row * gain.Length, rows - row, epsilon, gain, bias, shift, low, high, ref Unsafe.Add(ref y0, row * gain.Length), narrow: true);
            }
        }

        static partial void ToQ16Vector(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, int[] y, int yOffset, ref bool done)
        {
            if (!Fits(x.Length - xOffset, rows, gain, bias, y.Length - yOffset) || xOffset < 0 || yOffset < 0)
                return;
            ref byte y0 = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            done = true;
            for (int row = Rows(x, xOffset, rows, epsilon, gain, bias, shift, low, high, ref y0, narrow: false); row < rows;)
            {
                ToQ16Plain(x, xOffset + row * gain.Length, 1, epsilon, gain, bias, shift, low, high, y, yOffset + row * gain.Length);
                row++;
                row += Rows(x, xOffset + row * gain.Length, rows - row, epsilon, gain, bias, shift, low, high, ref Unsafe.Add(ref y0, 4 * row * gain.Length), narrow: false);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static int Rows(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, ref byte y, bool narrow)
        {
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref int g = ref MemoryMarshal.GetArrayDataReference(gain);
            ref long b = ref MemoryMarshal.GetArrayDataReference(bias);
            if (rows <= 0)
                return 0;
            if (LayerNormAvx512.IsSupported)
                return narrow
                    ? LayerNormAvx512.Run<Int8Result512>(ref x0, rows, gain.Length, epsilon, ref g, ref b, new Requantizer512(shift, low, high), ref y)
                    : LayerNormAvx512.Run<Int32Result512>(ref x0, rows, gain.Length, epsilon, ref g, ref b, new Requantizer512(shift, low, high), ref y);
            if (LayerNormAdvSimd.IsSupported)
                return narrow
                    ? LayerNormAdvSimd.Run(ref x0, rows, gain.Length, epsilon, ref g, ref b, default(Int8Result128).With(shift, low, high), ref y)
                    : LayerNormAdvSimd.Run(ref x0, rows, gain.Length, epsilon, ref g, ref b, default(Int32Result128).With(shift, low, high), ref y);
            return 0;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Fits(int readable, int rows, int[] gain, long[] bias, int writable)
        {
            int width = gain.Length;
            return (LayerNormAvx512.IsSupported || LayerNormAdvSimd.IsSupported) && width >= NarrowestVector && width <= MaxWidth && (width & (width - 1)) == 0 && rows > 0
                && bias.Length == width && rows * width <= readable && rows * width <= writable;
        }
    }
}
