// Attention of one query over cached windows, head by head, and the same product with one head for weighted sums.
//   Scores: y[h, t] = clamp((sum_d q[h, d] * k[t, h, d] * M + B) >> S)      query [heads, width], keys [windows, heads, width]
//   Mix:    y[h, d] = clamp((sum_t p[h, t] * v[t, h, d] * M + B) >> S)      weights [heads, windows], values [windows, heads, width]
// B is the rounding half (half up). int8 times int8: int32 accumulator; anything with Q16.16: 64-bit accumulator.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Products of two edges: scores of a query, weighted sums of rows.</summary>
    public static partial class Attention
    {
        /// <summary>Scores of int8 queries and keys, Q16.16.</summary>
        /// <param name="query">Query, shape [heads, width].</param>
        /// <param name="queryOffset">First element read of the query.</param>
        /// <param name="keys">Keys, shape [windows, heads, width].</param>
        /// <param name="keysOffset">First element read of the keys.</param>
        /// <param name="heads">Heads, 1 or more.</param>
        /// <param name="windows">Windows, 1 or more.</param>
        /// <param name="width">Width of a head, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="y">Scores, shape [heads, windows].</param>
        /// <param name="yOffset">First element written.</param>
        public static void ScoresInt8(sbyte[] query, int queryOffset, sbyte[] keys, int keysOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int[] y, int yOffset)
        {
            for (int h = 0; h < heads; h++)
            {
                int q = queryOffset + h * width;
                for (int t = 0; t < windows; t++)
                {
                    long accumulator = PlainSums.Products(query, q, 1, keys, keysOffset + (t * heads + h) * width, 1, width);
                    y[yOffset + h * windows + t] = FixedPoint.Requantize(accumulator, multiplier, bias, shift, FixedPoint.MinValue, FixedPoint.MaxValue);
                }
            }
        }

        /// <summary>Scores of Q16.16 queries and keys, Q16.16.</summary>
        /// <param name="query">Query, shape [heads, width].</param>
        /// <param name="queryOffset">First element read of the query.</param>
        /// <param name="keys">Keys, shape [windows, heads, width].</param>
        /// <param name="keysOffset">First element read of the keys.</param>
        /// <param name="heads">Heads, 1 or more.</param>
        /// <param name="windows">Windows, 1 or more.</param>
        /// <param name="width">Width of a head, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="y">Scores, shape [heads, windows].</param>
        /// <param name="yOffset">First element written.</param>
        public static void ScoresQ16(int[] query, int queryOffset, int[] keys, int keysOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int[] y, int yOffset)
        {
            for (int h = 0; h < heads; h++)
            {
                int q = queryOffset + h * width;
                for (int t = 0; t < windows; t++)
                {
                    long accumulator = PlainSums.Products(query, q, 1, keys, keysOffset + (t * heads + h) * width, 1, width);
                    y[yOffset + h * windows + t] = FixedPoint.Requantize(accumulator, multiplier, bias, shift, FixedPoint.MinValue, FixedPoint.MaxValue);
                }
            }
        }

        /// <summary>Weighted sums of int8 rows by Q16.16 weights, to int8.</summary>
        /// <param name="weights">Weights, shape [heads, windows], Q16.16.</param>
        /// <param name="weightsOffset">First element read of the weights.</param>
        /// <param name="values">Values, shape [windows, heads, width].</param>
        /// <param name="valuesOffset">First element read of the values.</param>
        /// <param name="heads">Heads, 1 or more.</param>
        /// <param name="windows">Windows, 1 or more.</param>
        /// <param name="width">Width of a head, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Sums, shape [heads, width].</param>
        /// <param name="yOffset">First element written.</param>
        public static void MixInt8ToInt8(int[] weights, int weightsOffset, sbyte[] values, int valuesOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            for (int h = 0; h < heads; h++)
            {
                int p = weightsOffset + h * windows;
                for (int d = 0; d < width; d++)
                {
                    long accumulator = PlainSums.Products(weights, p, 1, values, valuesOffset + h * width + d, heads * width, windows);
                    y[yOffset + h * width + d] = (sbyte)FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                }
            }
        }

        /// <summary>Weighted sums of int8 rows by Q16.16 weights, to Q16.16.</summary>
        /// <param name="weights">Weights, shape [heads, windows], Q16.16.</param>
        /// <param name="weightsOffset">First element read of the weights.</param>
        /// <param name="values">Values, shape [windows, heads, width].</param>
        /// <param name="valuesOffset">First element read of the values.</param>
        /// <param name="heads">Heads, 1 or more.</param>
        /// <param name="windows">Windows, 1 or more.</param>
        /// <param name="width">Width of a head, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Sums, shape [heads, width].</param>
        /// <param name="yOffset">First element written.</param>
        public static void MixInt8ToQ16(int[] weights, int weightsOffset, sbyte[] values, int valuesOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            for (int h = 0; h < heads; h++)
            {
                int p = weightsOffset + h * windows;
                for (int d = 0; d < width; d++)
                {
                    long accumulator = PlainSums.Products(weights, p, 1, values, valuesOffset + h * width + d, heads * width, windows);
                    y[yOffset + h * width + d] = FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                }
            }
        }

        /// <summary>Weighted sums of Q16.16 rows by Q16.16 weights, to int8.</summary>
        /// <param name="weights">Weights, shape [heads, windows], Q16.16.</param>
        /// <param name="weightsOffset">First element read of the weights.</param>
        /// <param name="values">Values, shape [windows, heads, width].</param>
        /// <param name="valuesOffset">First element read of the values.</param>
        /// <param name="heads">Heads, 1 or more.</param>
        /// <param name="windows">Windows, 1 or more.</param>
        /// <param name="width">Width of a head, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Sums, shape [heads, width].</param>
        /// <param name="yOffset">First element written.</param>
        public static void MixQ16ToInt8(int[] weights, int weightsOffset, int[] values, int valuesOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            for (int h = 0; h < heads; h++)
            {
                int p = weightsOffset + h * windows;
                for (int d = 0; d < width; d++)
                {
                    long accumulator = PlainSums.Products(weights, p, 1, values, valuesOffset + h * width + d, heads * width, windows);
                    y[yOffset + h * width + d] = (sbyte)FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                }
            }
        }

        /// <summary>Weighted sums of Q16.16 rows by Q16.16 weights, to Q16.16.</summary>
        /// <param name="weights">Weights, shape [heads, windows], Q16.16.</param>
        /// <param name="weightsOffset">First element read of the weights.</param>
        /// <param name="values">Values, shape [windows, heads, width].</param>
        /// <param name="valuesOffset">First element read of the values.</param>
        /// <param name="heads">Heads, 1 or more.</param>
        /// <param name="windows">Windows, 1 or more.</param>
        /// <param name="width">Width of a head, 1 or more.</param>
        /// <param name="multiplier">M.</param>
        /// <param name="bias">B.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Sums, shape [heads, width].</param>
        /// <param name="yOffset">First element written.</param>
        public static void MixQ16ToQ16(int[] weights, int weightsOffset, int[] values, int valuesOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            bool done = false;
            MixQ16ToQ16Vector(weights, weightsOffset, values, valuesOffset, heads, windows, width, multiplier, bias, shift, low, high, y, yOffset, ref done);
            if (!done)
                MixQ16ToQ16Plain(weights, weightsOffset, values, valuesOffset, heads, windows, width, multiplier, bias, shift, low, high, y, yOffset);
        }

        static partial void MixQ16ToQ16Vector(int[] weights, int weightsOffset, int[] values, int valuesOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset, ref bool done);

        internal static void MixQ16ToQ16Plain(int[] weights, int weightsOffset, int[] values, int valuesOffset, int heads, int windows, int width, int multiplier, long bias, int shift, int low, int high, int[] y, int yOffset)
        {
            for (int h = 0; h < heads; h++)
            {
                int p = weightsOffset + h * windows;
                for (int d = 0; d < width; d++)
                {
                    long accumulator = PlainSums.Products(weights, p, 1, values, valuesOffset + h * width + d, heads * width, windows);
                    y[yOffset + h * width + d] = FixedPoint.Requantize(accumulator, multiplier, bias, shift, low, high);
                }
            }
        }
    }
}
