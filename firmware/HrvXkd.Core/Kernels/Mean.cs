// Means over an axis: y[o, i] = clamp((sum over t of x[o, t, i] * M + B) >> S), 1 / length inside M, 64-bit sum, rounded half up, once.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Means over one axis, requantized.</summary>
    public static partial class Mean
    {
        /// <summary>int8 to int8.</summary>
        /// <param name="x">Input, shape [outer, axis, inner].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="outer">Elements before the axis, 1 or more.</param>
        /// <param name="axis">Length of the axis, 1 or more.</param>
        /// <param name="inner">Elements after the axis, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [outer, inner].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Int8ToInt8(sbyte[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            for (int o = 0; o < outer; o++, xOffset += axis * inner)
            {
                for (int i = 0; i < inner; i++)
                    y[yOffset++] = (sbyte)FixedPoint.Requantize(PlainSums.Of(x, xOffset + i, inner, axis), multiplier, bias, shift, low, high);
            }
        }

        /// <summary>int8 to Q16.16.</summary>
        /// <param name="x">Input, shape [outer, axis, inner].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="outer">Elements before the axis, 1 or more.</param>
        /// <param name="axis">Length of the axis, 1 or more.</param>
        /// <param name="inner">Elements after the axis, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [outer, inner].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Int8ToQ16(sbyte[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            for (int o = 0; o < outer; o++, xOffset += axis * inner)
            {
                for (int i = 0; i < inner; i++)
                    y[yOffset++] = FixedPoint.Requantize(PlainSums.Of(x, xOffset + i, inner, axis), multiplier, bias, shift, low, high);
            }
        }

        /// <summary>Q16.16 to int8.</summary>
        /// <param name="x">Input, shape [outer, axis, inner].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="outer">Elements before the axis, 1 or more.</param>
        /// <param name="axis">Length of the axis, 1 or more.</param>
        /// <param name="inner">Elements after the axis, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [outer, inner].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Q16ToInt8(int[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            bool done = false;
            Q16ToInt8Vector(x, xOffset, outer, axis, inner, multiplier, bias, shift, low, high, y, yOffset, ref done);
            if (!done)
                Q16ToInt8Plain(x, xOffset, outer, axis, inner, multiplier, bias, shift, low, high, y, yOffset);
        }

        static partial void Q16ToInt8Vector(int[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done);

        internal static void Q16ToInt8Plain(int[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            for (int o = 0; o < outer; o++, xOffset += axis * inner)
            {
                for (int i = 0; i < inner; i++)
                    y[yOffset++] = (sbyte)FixedPoint.Requantize(PlainSums.Of(x, xOffset + i, inner, axis), multiplier, bias, shift, low, high);
            }
        }

        /// <summary>Q16.16 to Q16.16.</summary>
        /// <param name="x">Input, shape [outer, axis, inner].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="outer">Elements before the axis, 1 or more.</param>
        /// <param name="axis">Length of the axis, 1 or more.</param>
        /// <param name="inner">Elements after the axis, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Result, shape [outer, inner].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Q16ToQ16(int[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            bool done = false;
            Q16ToQ16Vector(x, xOffset, outer, axis, inner, multiplier, bias, shift, low, high, y, yOffset, ref done);
            if (!done)
                Q16ToQ16Plain(x, xOffset, outer, axis, inner, multiplier, bias, shift, low, high, y, yOffset);
        }

        static partial void Q16ToQ16Vector(int[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset, ref bool done);

        internal static void Q16ToQ16Plain(int[] x, int xOffset, int outer, int axis, int inner, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            for (int o = 0; o < outer; o++, xOffset += axis * inner)
            {
                for (int i = 0; i < inner; i++)
                    y[yOffset++] = FixedPoint.Requantize(PlainSums.Of(x, xOffset + i, inner, axis), multiplier, bias, shift, low, high);
            }
        }
    }
}
