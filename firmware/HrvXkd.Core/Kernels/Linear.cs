// Linear layers: y[r, n] = clamp((sum_k x[r, k] * w[n, k] * M[n] + B[n]) >> S), columns = multiplier.Length. The bias, which may differ
// from row to row, and the rounding half are inside B; one rounding, half up.
// int8 input: int32 accumulator; weights in fours, w[n, k] at (k / 4 * columns + n) * 4 + k mod 4, the last four of each output filled up
// with zeros: a vector of them is what one dot-product instruction takes.
// Q16.16 input: weights int32 output by output, shape [columns, inner], with their own scale (inside M), 64-bit accumulator.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Matrix products with constant weights, bias and requantization.</summary>
    public static partial class Linear
    {
        /// <summary>int8 to int8.</summary>
        /// <param name="x">Input, shape [rows, inner].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="rows">Rows, 1 or more.</param>
        /// <param name="inner">Elements of a row of <paramref name="x"/>.</param>
        /// <param name="weight">Weights in fours, shape [inner / 4 rounded up, columns, 4].</param>
        /// <param name="multiplier">Per column.</param>
        /// <param name="bias">Per column, or per row and column, shape [rows, columns].</param>
        /// <param name="shift">0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Int8ToInt8(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            bool done = false;
            Int8ToInt8Vector(x, xOffset, rows, inner, weight, multiplier, bias, shift, low, high, y, yOffset, ref done);
            if (!done)
                Int8ToInt8Plain(x, xOffset, rows, inner, weight, multiplier, bias, shift, low, high, y, yOffset);
        }

        internal static void Int8ToInt8Plain(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            int columns = multiplier.Length;
            int b = 0;
            for (int row = 0; row < rows; row++)
            {
                int xRow = xOffset + row * inner;
                int yRow = yOffset + row * columns;
                for (int n = 0; n < columns; n++)
                {
                    int accumulator = Dot(x, xRow, weight, 4 * n, 4 * columns, inner);
                    y[yRow + n] = (sbyte)FixedPoint.Requantize(accumulator, multiplier[n], bias[b + n], shift, low, high);
                }
                b = b + columns == bias.Length ? 0 : b + columns;
            }
        }

        static partial void Int8ToInt8Vector(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done);

        /// <summary>int8 to Q16.16.</summary>
        /// <param name="x">Input, shape [rows, inner].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="rows">Rows, 1 or more.</param>
        /// <param name="inner">Elements of a row of <paramref name="x"/>.</param>
        /// <param name="weight">Weights in fours, shape [inner / 4 rounded up, columns, 4].</param>
        /// <param name="multiplier">Per column.</param>
        /// <param name="bias">Per column, or per row and column, shape [rows, columns].</param>
        /// <param name="shift">0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Int8ToQ16(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset)
        {
            bool done = false;
            Int8ToQ16Vector(x, xOffset, rows, inner, weight, multiplier, bias, shift, low, high, y, yOffset, ref done);
            if (!done)
                Int8ToQ16Plain(x, xOffset, rows, inner, weight, multiplier, bias, shift, low, high, y, yOffset);
        }

        internal static void Int8ToQ16Plain(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset)
        {
            int columns = multiplier.Length;
            int b = 0;
            for (int row = 0; row < rows; row++)
            {
                int xRow = xOffset + row * inner;
                int yRow = yOffset + row * columns;
                for (int n = 0; n < columns; n++)
                {
                    int accumulator = Dot(x, xRow, weight, 4 * n, 4 * columns, inner);
                    y[yRow + n] = FixedPoint.Requantize(accumulator, multiplier[n], bias[b + n], shift, low, high);
                }
                b = b + columns == bias.Length ? 0 : b + columns;
            }
        }

        static partial void Int8ToQ16Vector(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset, ref bool done);

        /// <summary>int8 to Q16.16, added to another edge: both the layer's result and the sum saturate.</summary>
        /// <param name="x">Input, shape [rows, inner].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="rows">Rows, 1 or more.</param>
        /// <param name="inner">Elements of a row of <paramref name="x"/>.</param>
        /// <param name="weight">Weights in fours, shape [inner / 4 rounded up, columns, 4].</param>
        /// <param name="multiplier">Per column.</param>
        /// <param name="bias">Per column, or per row and column, shape [rows, columns].</param>
        /// <param name="shift">0..62.</param>
        /// <param name="addend">What is added, shape [rows, columns], Q16.16; may be <paramref name="y"/> itself.</param>
        /// <param name="addendOffset">First element read of it.</param>
        /// <param name="y">Output, shape [rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Int8AddedToQ16(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int[] addend, int addendOffset, int[] y, int yOffset)
        {
            bool done = false;
            Int8AddedToQ16Vector(x, xOffset, rows, inner, weight, multiplier, bias, shift, addend, addendOffset, y, yOffset, ref done);
            if (!done)
                Int8AddedToQ16Plain(x, xOffset, rows, inner, weight, multiplier, bias, shift, addend, addendOffset, y, yOffset);
        }

        internal static void Int8AddedToQ16Plain(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int[] addend, int addendOffset, int[] y, int yOffset)
        {
            int columns = multiplier.Length;
            int b = 0;
            for (int row = 0; row < rows; row++)
            {
                int xRow = xOffset + row * inner;
                int yRow = row * columns;
                for (int n = 0; n < columns; n++)
                {
                    int accumulator = Dot(x, xRow, weight, 4 * n, 4 * columns, inner);
                    int result = FixedPoint.Requantize(accumulator, multiplier[n], bias[b + n], shift, FixedPoint.MinValue, FixedPoint.MaxValue);
                    y[yOffset + yRow + n] = FixedPoint.Saturate((long)addend[addendOffset + yRow + n] + result);
                }
                b = b + columns == bias.Length ? 0 : b + columns;
            }
        }

        static partial void Int8AddedToQ16Vector(sbyte[] x, int xOffset, int rows, int inner, sbyte[] weight, int[] multiplier, long[] bias, int shift, int[] addend, int addendOffset, int[] y, int yOffset, ref bool done);

        /// <summary>Q16.16 to int8.</summary>
        /// <param name="x">Input, shape [rows, inner].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="rows">Rows, 1 or more.</param>
        /// <param name="weight">Weights, shape [columns, inner].</param>
        /// <param name="multiplier">Per column.</param>
        /// <param name="bias">Per column, or per row and column, shape [rows, columns].</param>
        /// <param name="shift">0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Q16ToInt8(int[] x, int xOffset, int rows, int[] weight, int[] multiplier, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            int columns = multiplier.Length;
            int inner = weight.Length / columns;
            int b = 0;
            for (int row = 0; row < rows; row++)
            {
                int xRow = xOffset + row * inner;
                int yRow = yOffset + row * columns;
                for (int n = 0, w = 0; n < columns; n++, w += inner)
                {
                    long accumulator = PlainSums.Products(x, xRow, 1, weight, w, 1, inner);
                    y[yRow + n] = (sbyte)FixedPoint.Requantize(accumulator, multiplier[n], bias[b + n], shift, low, high);
                }
                b = b + columns == bias.Length ? 0 : b + columns;
            }
        }

        /// <summary>Q16.16 to Q16.16.</summary>
        /// <param name="x">Input, shape [rows, inner].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="rows">Rows, 1 or more.</param>
        /// <param name="weight">Weights, shape [columns, inner].</param>
        /// <param name="multiplier">Per column.</param>
        /// <param name="bias">Per column, or per row and column, shape [rows, columns].</param>
        /// <param name="shift">0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [rows, columns].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Q16ToQ16(int[] x, int xOffset, int rows, int[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset)
        {
            bool done = false;
            Q16ToQ16Vector(x, xOffset, rows, weight, multiplier, bias, shift, low, high, y, yOffset, ref done);
            if (!done)
                Q16ToQ16Plain(x, xOffset, rows, weight, multiplier, bias, shift, low, high, y, yOffset);
        }

        static partial void Q16ToQ16Vector(int[] x, int xOffset, int rows, int[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset, ref bool done);

        internal static void Q16ToQ16Plain(int[] x, int xOffset, int rows, int[] weight, int[] multiplier, long[] bias, int shift, int low, int high, int[] y, int yOffset)
        {
            int columns = multiplier.Length;
            int inner = weight.Length / columns;
            int b = 0;
            for (int row = 0; row < rows; row++)
            {
                int xRow = xOffset + row * inner;
                int yRow = yOffset + row * columns;
                for (int n = 0, w = 0; n < columns; n++, w += inner)
                {
                    long accumulator = PlainSums.Products(x, xRow, 1, weight, w, 1, inner);
                    y[yRow + n] = FixedPoint.Requantize(accumulator, multiplier[n], bias[b + n], shift, low, high);
                }
                b = b + columns == bias.Length ? 0 : b + columns;
            }
        }

        // Four products a turn: the loop's own work is as long as one product.
        private static int Dot(sbyte[] x, int xOffset, sbyte[] weight, int w, int step, int inner)
        {
            int sum = 0;
            int k = 0;
            for (; k <= inner - 4; k += 4, w += step)
            {
                int i = xOffset + k;
                sum += x[i] * weight[w] + x[i + 1] * weight[w + 1] + x[i + 2] * weight[w + 2] + x[i + 3] * weight[w + 3];
            }
            for (; k < inner; k++, w++)
                sum += x[xOffset + k] * weight[w];
            return sum;
        }
    }
}
