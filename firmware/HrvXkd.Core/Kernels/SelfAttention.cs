// Attention of int8 queries over int8 keys and values, head by head, from the queries to the weighted sums:
//   s[t] = R0(sum_d q[r, h, d] * k[t, h, d])            scores, Q16.16; 32-bit accumulator
//   s[t] = saturate(affine(s[t]) + penalty[t])          scaled, shifted and masked; see Affine
//   p[t] = R1(softmax(s)[t])                            shares, from Q30
//   y[r, h, d] = R2(sum_t p[t] * v[t, h, d])            sums, int8; 64-bit accumulator
// Each R is clamp((x * M + B) >> S), rounded half up; so nothing is rounded otherwise than by the layers one after the other.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Attention with all its layers in one call, so that scores and shares stay in registers or on the stack.</summary>
    public static partial class SelfAttention
    {
        /// <summary>Numbers of one requantization in a table of steps: M, B, S, lowest and highest result.</summary>
        public const int StepLength = 5;

        private const int Scores = 0;
        private const int Shares = StepLength;
        private const int Sums = 2 * StepLength;

        /// <summary>Runs all heads.</summary>
        /// <param name="query">Queries, shape [rows, heads, width].</param>
        /// <param name="queryOffset">First element read of the queries.</param>
        /// <param name="queryStep">From row to row of them.</param>
        /// <param name="keys">Keys, shape [windows, heads, width].</param>
        /// <param name="keysOffset">First element read of the keys.</param>
        /// <param name="keysStep">From row to row of them.</param>
        /// <param name="values">Values, shape [windows, heads, width].</param>
        /// <param name="valuesOffset">First element read of the values.</param>
        /// <param name="valuesStep">From row to row of them.</param>
        /// <param name="penalty">What is added to the scores, shape [windows], Q16.16; nothing if null.</param>
        /// <param name="penaltyOffset">First element read of it.</param>
        /// <param name="heads">Heads, 1 or more.</param>
        /// <param name="rows">Queries of a head, 1 or more.</param>
        /// <param name="windows">Windows, 1..<see cref="Softmax.MaxWidth"/>.</param>
        /// <param name="width">Width of a head, 1 or more.</param>
        /// <param name="multiplier">Of the scores, per channel; not scaled if null. Channel of [heads, rows, windows]: index mod channels.</param>
        /// <param name="bias">Of the scores, per channel.</param>
        /// <param name="shift">Of the scores, per channel, 0..62.</param>
        /// <param name="steps">R0 to R2, shape [3, <see cref="StepLength"/>]; M and both limits fit int.</param>
        /// <param name="scratch">Working space, shape [2, windows].</param>
        /// <param name="y">Sums, shape [rows, heads, width].</param>
        /// <param name="yOffset">First element written.</param>
        public static void Int8(sbyte[] query, int queryOffset, int queryStep, sbyte[] keys, int keysOffset, int keysStep, sbyte[] values, int valuesOffset, int valuesStep, int[] penalty, int penaltyOffset, int heads, int rows, int windows, int width, int[] multiplier, long[] bias, int[] shift, long[] steps, int[] scratch, sbyte[] y, int yOffset)
        {
            bool done = false;
            Int8Vector(query, queryOffset, queryStep, keys, keysOffset, keysStep, values, valuesOffset, valuesStep, penalty, penaltyOffset, heads, rows, windows, width, multiplier, bias, shift, steps, y, yOffset, ref done);
            if (!done)
                Int8Plain(query, queryOffset, queryStep, keys, keysOffset, keysStep, values, valuesOffset, valuesStep, penalty, penaltyOffset, heads, rows, windows, width, multiplier, bias, shift, steps, scratch, y, yOffset);
        }

        static partial void Int8Vector(sbyte[] query, int queryOffset, int queryStep, sbyte[] keys, int keysOffset, int keysStep, sbyte[] values, int valuesOffset, int valuesStep, int[] penalty, int penaltyOffset, int heads, int rows, int windows, int width, int[] multiplier, long[] bias, int[] shift, long[] steps, sbyte[] y, int yOffset, ref bool done);

        internal static void Int8Plain(sbyte[] query, int queryOffset, int queryStep, sbyte[] keys, int keysOffset, int keysStep, sbyte[] values, int valuesOffset, int valuesStep, int[] penalty, int penaltyOffset, int heads, int rows, int windows, int width, int[] multiplier, long[] bias, int[] shift, long[] steps, int[] scratch, sbyte[] y, int yOffset)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int at = 0; at < heads * width; at += width)
                {
                    int q = queryOffset + row * queryStep + at;
                    Share(query, q, keys, keysOffset + at, keysStep, penalty, penaltyOffset, (at / width * rows + row) * windows, windows, width, multiplier, bias, shift, steps, scratch);
                    for (int d = 0; d < width; d++)
                        y[yOffset + row * heads * width + at + d] = (sbyte)Apply(PlainSums.Products(scratch, windows, 1, values, valuesOffset + at + d, valuesStep, windows), steps, Sums);
                }
            }
        }

        /// <summary>The shares of the first query row alone, for those who show what an attention looked at. Plain, not for the inner loop.</summary>
        /// <param name="query">Queries, shape [heads, width].</param>
        /// <param name="queryOffset">First element read of the queries.</param>
        /// <param name="keys">Keys, shape [windows, heads, width].</param>
        /// <param name="keysOffset">First element read of the keys.</param>
        /// <param name="keysStep">From row to row of them.</param>
        /// <param name="penalty">What is added to the scores, shape [windows], Q16.16; nothing if null.</param>
        /// <param name="penaltyOffset">First element read of it.</param>
        /// <param name="heads">Heads, 1 or more.</param>
        /// <param name="windows">Windows, 1..<see cref="Softmax.MaxWidth"/>.</param>
        /// <param name="width">Width of a head, 1 or more.</param>
        /// <param name="multiplier">Of the scores, per channel; not scaled if null.</param>
        /// <param name="bias">Of the scores, per channel.</param>
        /// <param name="shift">Of the scores, per channel, 0..62.</param>
        /// <param name="steps">R0 to R2, as for <see cref="Int8"/>.</param>
        /// <param name="scratch">Working space, shape [2, windows].</param>
        /// <param name="weights">Shares, shape [heads, windows], in the format of R1.</param>
        public static void Weights(sbyte[] query, int queryOffset, sbyte[] keys, int keysOffset, int keysStep, int[] penalty, int penaltyOffset, int heads, int windows, int width, int[] multiplier, long[] bias, int[] shift, long[] steps, int[] scratch, int[] weights)
        {
            for (int head = 0; head < heads; head++)
            {
                int at = head * width;
                Share(query, queryOffset + at, keys, keysOffset + at, keysStep, penalty, penaltyOffset, head * windows, windows, width, multiplier, bias, shift, steps, scratch);
                System.Array.Copy(scratch, windows, weights, head * windows, windows);
            }
        }

        // Scores of one query of one head, then their shares: scratch[windows + t].
        private static void Share(sbyte[] query, int q, sbyte[] keys, int k, int keysStep, int[] penalty, int penaltyOffset, int channel, int windows, int width, int[] multiplier, long[] bias, int[] shift, long[] steps, int[] scratch)
        {
            for (int t = 0; t < windows; t++, k += keysStep)
            {
                int score = Apply(PlainSums.Products(query, q, 1, keys, k, 1, width), steps, Scores);
                if (multiplier != null)
                {
                    int c = (channel + t) % multiplier.Length;
                    score = FixedPoint.Requantize(score, multiplier[c], bias[c], shift[c], FixedPoint.MinValue, FixedPoint.MaxValue);
                }
                scratch[t] = penalty == null ? score : FixedPoint.Saturate((long)score + penalty[penaltyOffset + t]);
            }
            Softmax.Shares(scratch, 0, windows, scratch, windows, (int)steps[Shares], steps[Shares + 1], (int)steps[Shares + 2], (int)steps[Shares + 3], (int)steps[Shares + 4]);
        }

        private static int Apply(long accumulator, long[] steps, int at)
        {
            return FixedPoint.Requantize(accumulator, (int)steps[at], steps[at + 1], (int)steps[at + 2], (int)steps[at + 3], (int)steps[at + 4]);
        }
    }
}
