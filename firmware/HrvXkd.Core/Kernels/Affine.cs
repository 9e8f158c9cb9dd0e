// Elementwise layers by constants: scale, shift, clip, ReLU, quantize and dequantize are all y = clamp((x * M + B) >> S).
// Channel c = i mod channels, channels = multiplier.Length. Rounding half up (its half is inside B), see FixedPoint.Requantize.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Elementwise multiply-add by constants, with clamp and change of format.</summary>
    public static partial class Affine
    {
        /// <summary>int32 to int32.</summary>
        /// <param name="x">Input, steps of its edge.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="multiplier">Per channel.</param>
        /// <param name="bias">Per channel.</param>
        /// <param name="shift">Per channel, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, steps of its edge.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Q16ToQ16(int[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, int[] y, int yOffset, int count)
        {
            bool done = false;
            Q16ToQ16Vector(x, xOffset, multiplier, bias, shift, low, high, y, yOffset, count, ref done);
            if (!done)
                Q16ToQ16Plain(x, xOffset, multiplier, bias, shift, low, high, y, yOffset, count);
        }

        static partial void Q16ToQ16Vector(int[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, int[] y, int yOffset, int count, ref bool done);

        internal static void Q16ToQ16Plain(int[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, int[] y, int yOffset, int count)
        {
            for (int i = 0, c = 0; i < count; i++, c++)
            {
                if (c == multiplier.Length)
                    c = 0;
                y[yOffset + i] = FixedPoint.Requantize(x[xOffset + i], multiplier[c], bias[c], shift[c], low, high);
            }
        }

        /// <summary>int32 to int8.</summary>
        /// <param name="x">Input, steps of its edge.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="multiplier">Per channel.</param>
        /// <param name="bias">Per channel.</param>
        /// <param name="shift">Per channel, 0..62.</param>
        /// <param name="low">Lowest result, -128 or more.</param>
        /// <param name="high">Highest result, 127 or less.</param>
        /// <param name="y">Output, steps of its edge.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Q16ToInt8(int[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, sbyte[] y, int yOffset, int count)
        {
            bool done = false;
            Q16ToInt8Vector(x, xOffset, multiplier, bias, shift, low, high, y, yOffset, count, ref done);
            if (!done)
                Q16ToInt8Plain(x, xOffset, multiplier, bias, shift, low, high, y, yOffset, count);
        }

        static partial void Q16ToInt8Vector(int[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, sbyte[] y, int yOffset, int count, ref bool done);

        internal static void Q16ToInt8Plain(int[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, sbyte[] y, int yOffset, int count)
        {
            for (int i = 0, c = 0; i < count; i++, c++)
            {
                if (c == multiplier.Length)
                    c = 0;
                y[yOffset + i] = (sbyte)FixedPoint.Requantize(x[xOffset + i], multiplier[c], bias[c], shift[c], low, high);
            }
        }

        /// <summary>int8 to int32.</summary>
        /// <param name="x">Input, steps of its edge.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="multiplier">Per channel.</param>
        /// <param name="bias">Per channel.</param>
        /// <param name="shift">Per channel, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, steps of its edge.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Int8ToQ16(sbyte[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, int[] y, int yOffset, int count)
        {
            for (int i = 0, c = 0; i < count; i++, c++)
            {
                if (c == multiplier.Length)
                    c = 0;
                y[yOffset + i] = FixedPoint.Requantize(x[xOffset + i], multiplier[c], bias[c], shift[c], low, high);
            }
        }

        /// <summary>int8 to int8.</summary>
        /// <param name="x">Input, steps of its edge.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="multiplier">Per channel.</param>
        /// <param name="bias">Per channel.</param>
        /// <param name="shift">Per channel, 0..62.</param>
        /// <param name="low">Lowest result, -128 or more.</param>
        /// <param name="high">Highest result, 127 or less.</param>
        /// <param name="y">Output, steps of its edge.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Int8ToInt8(sbyte[] x, int xOffset, int[] multiplier, long[] bias, int[] shift, int low, int high, sbyte[] y, int yOffset, int count)
        {
            for (int i = 0, c = 0; i < count; i++, c++)
            {
                if (c == multiplier.Length)
                    c = 0;
                y[yOffset + i] = (sbyte)FixedPoint.Requantize(x[xOffset + i], multiplier[c], bias[c], shift[c], low, high);
            }
        }
    }
}
