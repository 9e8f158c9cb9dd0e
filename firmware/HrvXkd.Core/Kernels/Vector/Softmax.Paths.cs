// Chooses the path of a softmax. Long rows, and those that are no multiple of four, go to the plain twin.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    public static partial class Softmax
    {
        private const int WidestVector = 16;

        // From Q30 to Q16, rounded half up: floor((p + half) / 2^14) is the same whether the bits below Q30 are there or not.
        private const int ShareShift = 14;
        private const long ShareHalf = 1L << 13;

        static partial void RowsVector(int[] x, int xOffset, int rows, int width, int[] y, int yOffset, ref bool done)
        {
            if (!Fits(x.Length, xOffset, rows, width, y.Length, yOffset))
                return;
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            if (SoftmaxAvx512.IsSupported)
            {
                SoftmaxAvx512.Run<Int32Result512>(ref x0, rows, width, new Requantizer512(ShareShift, 0, FixedPoint.One), 1, ShareHalf, ref y0);
                done = true;
            }
            else if (SoftmaxAdvSimd.IsSupported)
            {
                SoftmaxAdvSimd.Run<Int32Result128>(ref x0, rows, width, new Requantizer128(ShareShift, 0, FixedPoint.One), 1, ShareHalf, ref y0);
                done = true;
            }
        }

        static partial void RowsToInt8Vector(int[] x, int xOffset, int rows, int width, int[] power, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done)
        {
            if (!Requantizer128.TakesInt8(shift) || !Fits(x.Length, xOffset, rows, width, y.Length, yOffset))
                return;
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            if (SoftmaxAvx512.IsSupported)
            {
                SoftmaxAvx512.Run<Int8Result512>(ref x0, rows, width, new Requantizer512(shift, low, high), multiplier, bias, ref y0);
                done = true;
            }
            else if (SoftmaxAdvSimd.IsSupported)
            {
                SoftmaxAdvSimd.Run<Int8Result128>(ref x0, rows, width, new Requantizer128(shift, low, high), multiplier, bias, ref y0);
                done = true;
            }
        }

        private static bool Fits(int readable, int xOffset, int rows, int width, int writable, int yOffset)
        {
            return (width & 3) == 0 && width > 0 && width <= WidestVector && rows > 0 && xOffset >= 0 && yOffset >= 0 && rows * width <= readable - xOffset && rows * width <= writable - yOffset;
        }
    }
}
