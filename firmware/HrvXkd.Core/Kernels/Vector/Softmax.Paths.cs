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

        static partial void RowsVector(int[] x, int xOffset, int rows, int width, int[] y, int yOffset, ref bool done)
        {
            if (!Fits(x.Length, xOffset, rows, width, y.Length, yOffset))
                return;
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            if (SoftmaxAvx512.IsSupported)
            {
                SoftmaxAvx512.Run<Int32Result512>(ref x0, width, rows, width, ShareMultiplier, ShareHalf, new Requantizer512(ShareShift, 0, FixedPoint.One), ref y0, width);
                done = true;
            }
            else if (SoftmaxAdvSimd.IsSupported)
            {
                SoftmaxAdvSimd.Run(ref x0, width, rows, width, ShareMultiplier, ShareShift, default(Int32Result128).With(ShareShift, 0, FixedPoint.One), ref y0, width);
                done = true;
            }
        }

        static partial void RowsToInt8Vector(int[] x, int xOffset, int rows, int width, int[] power, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done)
        {
            if (!SoftmaxAdvSimd.Takes(bias, shift) || !Fits(x.Length, xOffset, rows, width, y.Length, yOffset))
                return;
            ref int x0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), xOffset);
            ref byte y0 = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(y), yOffset));
            if (SoftmaxAvx512.IsSupported)
            {
                SharesAvx512.Run(ref x0, width, rows, width, multiplier, bias, shift, low, high, ref y0, width);
                done = true;
            }
            else if (SoftmaxAdvSimd.IsSupported)
            {
                SoftmaxAdvSimd.Run(ref x0, width, rows, width, multiplier, shift, default(Int8Result128).With(shift, low, high), ref y0, width);
                done = true;
            }
        }

        private static bool Fits(int readable, int xOffset, int rows, int width, int writable, int yOffset)
        {
            return (width & 3) == 0 && width > 0 && width <= WidestVector && rows > 0 && xOffset >= 0 && yOffset >= 0 && rows * width <= readable - xOffset && rows * width <= writable - yOffset;
        }
    }
}
