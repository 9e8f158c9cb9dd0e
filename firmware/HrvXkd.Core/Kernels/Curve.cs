// Functions of one number. int8: a table of 256 results, each rounded once by the generator. Q16.16: cubic pieces of equal width, nested form
//   y = c0 + (c1 + (c2 + c3 t) t) t, t the place within the piece in 0..1, every product rounded down, the result half up;
// straight lines outside. Coefficients have `fractionBits`, lines slopes in Q24 and offsets in Q40. Against the function: about one step.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Functions of one number, such as Gelu, sigmoid and tanh.</summary>
    public static class Curve
    {
        /// <summary>int8 to int8.</summary>
        /// <param name="x">Input.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="table">Results for -128..127, 256 of them.</param>
        /// <param name="y">Output.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Int8ToInt8(sbyte[] x, int xOffset, sbyte[] table, sbyte[] y, int yOffset, int count)
        {
            for (int i = 0; i < count; i++)
                y[yOffset + i] = table[x[xOffset + i] + 128];
        }

        /// <summary>int8 to Q16.16.</summary>
        /// <param name="x">Input.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="table">Results for -128..127, 256 of them.</param>
        /// <param name="y">Output.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Int8ToQ16(sbyte[] x, int xOffset, int[] table, int[] y, int yOffset, int count)
        {
            for (int i = 0; i < count; i++)
                y[yOffset + i] = table[x[xOffset + i] + 128];
        }

        /// <summary>Q16.16 to Q16.16.</summary>
        /// <param name="x">Input.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="coefficients">c0..c3 for each piece.</param>
        /// <param name="fractionBits">Fraction bits of the coefficients, 16..28.</param>
        /// <param name="pieceBits">A piece is 2^pieceBits steps wide, 0..16.</param>
        /// <param name="start">Start of the first piece, Q16.16.</param>
        /// <param name="lowSlope">Slope below it, Q24.</param>
        /// <param name="lowOffset">Offset below it, Q40.</param>
        /// <param name="highSlope">Slope beyond the last piece, Q24.</param>
        /// <param name="highOffset">Offset beyond it, Q40.</param>
        /// <param name="y">Output.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Q16ToQ16(int[] x, int xOffset, int[] coefficients, int fractionBits, int pieceBits, int start, int lowSlope, long lowOffset, int highSlope, long highOffset, int[] y, int yOffset, int count)
        {
            long length = (long)(coefficients.Length / 4) << pieceBits;
            for (int i = 0; i < count; i++)
            {
                long place = (long)x[xOffset + i] - start;
                long value;
                if (place < 0)
                    value = FixedPoint.RoundShift((long)x[xOffset + i] * lowSlope + lowOffset, 24);
                else if (place >= length)
                    value = FixedPoint.RoundShift((long)x[xOffset + i] * highSlope + highOffset, 24);
                else
                    value = FixedPoint.RoundShift(Piece(coefficients, (int)(place >> pieceBits) * 4, place & ((1L << pieceBits) - 1), pieceBits), fractionBits - 16);
                y[yOffset + i] = FixedPoint.Saturate(value);
            }
        }

        private static long Piece(int[] coefficients, int piece, long t, int pieceBits)
        {
            long value = coefficients[piece + 3];
            value = coefficients[piece + 2] + ((value * t) >> pieceBits);
            value = coefficients[piece + 1] + ((value * t) >> pieceBits);
            return coefficients[piece] + ((value * t) >> pieceBits);
        }
    }
}
