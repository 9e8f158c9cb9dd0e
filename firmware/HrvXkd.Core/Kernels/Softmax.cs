// Softmax of Q16.16 rows: p_i = exp(x_i - max) / sum exp, Q16.16. exp in Q30, one division a row:
// inverse = 2^62 / sum, p = e * inverse / 2^46, rounded half up. A score 21.5 below the largest gives exactly 0.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Softmax over the last axis.</summary>
    public static partial class Softmax
    {
        /// <summary>Longest row: the sum of that many terms of at most 2^30 stays far below 2^62.</summary>
        public const int MaxWidth = 65536;

        // From Q30 to Q16, rounded half up: floor((p + half) / 2^14) is the same whether the bits below Q30 are there or not. The multiplier
        // cancels 30 bits of the shift, so that this is a requantization like that to int8.
        private const int ShareMultiplier = 1 << 30;
        private const int ShareShift = 44;
        private const long ShareHalf = 1L << 43;

        /// <summary>Q16.16 to Q16.16.</summary>
        /// <param name="x">Input, shape [rows, width]; any values.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="rows">Rows, 1 or more.</param>
        /// <param name="width">Elements of a row, 1..<see cref="MaxWidth"/>.</param>
        /// <param name="y">Output, shape [rows, width], 0..65536. Must be another array than <paramref name="x"/>; holds the exponentials meanwhile.</param>
        /// <param name="yOffset">First element written.</param>
        public static void Rows(int[] x, int xOffset, int rows, int width, int[] y, int yOffset)
        {
            bool done = false;
            RowsVector(x, xOffset, rows, width, y, yOffset, ref done);
            if (!done)
                RowsPlain(x, xOffset, rows, width, y, yOffset);
        }

        static partial void RowsVector(int[] x, int xOffset, int rows, int width, int[] y, int yOffset, ref bool done);

        internal static void RowsPlain(int[] x, int xOffset, int rows, int width, int[] y, int yOffset)
        {
            for (int row = 0; row < rows; row++, xOffset += width, yOffset += width)
                Shares(x, xOffset, width, y, yOffset, ShareMultiplier, ShareHalf, ShareShift, 0, FixedPoint.One);
        }

        /// <summary>Q16.16 to int8, rounded once from Q30: y = clamp((p * M + B) >> S).</summary>
        /// <param name="x">Input, shape [rows, width]; any values.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="rows">Rows, 1 or more.</param>
        /// <param name="width">Elements of a row, 1..<see cref="MaxWidth"/>.</param>
        /// <param name="power">Holds the exponentials of a row, shape [width].</param>
        /// <param name="multiplier">M: steps of the result per unit of p in Q30.</param>
        /// <param name="bias">B, with the half that rounds.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [rows, width].</param>
        /// <param name="yOffset">First element written.</param>
        public static void RowsToInt8(int[] x, int xOffset, int rows, int width, int[] power, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            bool done = false;
            RowsToInt8Vector(x, xOffset, rows, width, power, multiplier, bias, shift, low, high, y, yOffset, ref done);
            if (!done)
                RowsToInt8Plain(x, xOffset, rows, width, power, multiplier, bias, shift, low, high, y, yOffset);
        }

        static partial void RowsToInt8Vector(int[] x, int xOffset, int rows, int width, int[] power, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done);

        internal static void RowsToInt8Plain(int[] x, int xOffset, int rows, int width, int[] power, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            for (int row = 0; row < rows; row++, xOffset += width)
            {
                Shares(x, xOffset, width, power, 0, multiplier, bias, shift, low, high);
                for (int i = 0; i < width; i++)
                    y[yOffset++] = (sbyte)power[i];
            }
        }

        // One row; y holds the exponentials meanwhile.
        internal static void Shares(int[] x, int xOffset, int width, int[] y, int yOffset, int multiplier, long bias, int shift, int low, int high)
        {
            int largest = x[xOffset];
            for (int i = 1; i < width; i++)
            {
                if (x[xOffset + i] > largest)
                    largest = x[xOffset + i];
            }
            long sum = 0;
            for (int i = 0; i < width; i++)
            {
                long power = ExpNegative.Q30((long)largest - x[xOffset + i]);
                y[yOffset + i] = (int)power;
                sum += power;
            }
            long inverse = (1L << 62) / sum;
            for (int i = 0; i < width; i++)
                y[yOffset + i] = FixedPoint.Requantize((y[yOffset + i] * inverse) >> 32, multiplier, bias, shift, low, high);
        }
    }
}
