// Chooses the path of a layer norm. Rows that a path does not take go to the plain twin.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    public static partial class LayerNorm
    {
        private const int NarrowestVector = 8;
        private const int MostRows = 1 << 20;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void ToInt8Vector(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done)
        {
            if (!Int8Result128.Takes(shift) || !Fits(x.Length, xOffset, rows, gain, bias, y.Length, yOffset))
                return;
            int row = Rows<Int8Result512, Int8Result128>(x, xOffset, rows, epsilon, gain, bias, shift, low, high, ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset)));
            if (row < rows)
                RestToInt8(x, xOffset, row, rows, epsilon, gain, bias, shift, low, high, y, yOffset);
            done = true;
        }

        // One row that is not small; then the path again.
        private static void RestToInt8(int[] x, int xOffset, int row, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            while (row < rows)
            {
                ToInt8Plain(x, xOffset + row * gain.Length, 1, epsilon, gain, bias, shift, low, high, y, yOffset + row * gain.Length);
                row++;
                row += Rows<Int8Result512, Int8Result128>(x, xOffset + row * gain.Length, rows - row, epsilon, gain, bias, shift, low, high, ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset + row * gain.Length)));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static partial void ToQ16Vector(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, int[] y, int yOffset, ref bool done)
        {
            if (!Fits(x.Length, xOffset, rows, gain, bias, y.Length, yOffset))
                return;
            int row = Rows<Int32Result512, Int32Result128>(x, xOffset, rows, epsilon, gain, bias, shift, low, high, ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset)));
            if (row < rows)
                RestToQ16(x, xOffset, row, rows, epsilon, gain, bias, shift, low, high, y, yOffset);
            done = true;
        }

        private static void RestToQ16(int[] x, int xOffset, int row, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, int[] y, int yOffset)
        {
            while (row < rows)
            {
                ToQ16Plain(x, xOffset + row * gain.Length, 1, epsilon, gain, bias, shift, low, high, y, yOffset + row * gain.Length);
                row++;
                row += Rows<Int32Result512, Int32Result128>(x, xOffset + row * gain.Length, rows - row, epsilon, gain, bias, shift, low, high, ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset + row * gain.Length)));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static int Rows<TWide, T128>(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, ref byte y)
            where TWide : struct, IResult512
            where T128 : struct, IResult128<T128>
        {
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref int g = ref MemoryMarshal.GetArrayDataReference(gain);
            ref long b = ref MemoryMarshal.GetArrayDataReference(bias);
            return LayerNormAvx512.IsSupported
                ? LayerNormAvx512.Run<TWide>(ref x0, rows, gain.Length, epsilon, ref g, ref b, new Requantizer512(shift, low, high), ref y)
                : LayerNormAdvSimd.Run(ref x0, rows, gain.Length, epsilon, ref g, ref b, default(T128).With(shift, low, high), ref y);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Fits(int readable, int xOffset, int rows, int[] gain, long[] bias, int writable, int yOffset)
        {
            int width = gain.Length;
            return (LayerNormAvx512.IsSupported || LayerNormAdvSimd.IsSupported) && width >= NarrowestVector && width <= MaxWidth && (width & (width - 1)) == 0 && (uint)(rows - 1) < MostRows
                && bias.Length == width && (xOffset | yOffset) >= 0 && rows * width <= readable - xOffset && rows * width <= writable - yOffset;
        }
    }
}
