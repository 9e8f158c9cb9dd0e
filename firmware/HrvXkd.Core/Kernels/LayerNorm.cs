// Layer normalization over the last axis, width D = gain.Length, input Q16.16, without float:
//   c_i = D x_i - sum x (exact); T = sum c^2 / D + epsilon D^2 2^32; n_i = c_i / sqrt(T) in Q24, |n_i| <= sqrt(D);
//   y_i = clamp((n_i * G_i + B_i) >> S). Rows with |c| of 2^27 or more are scaled down first, by a power of two that cancels.
// Rounding: n and y half up, each one step; the mean is exact, 1/sqrt has 27 good bits.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Layer normalization of Q16.16 rows.</summary>
    public static partial class LayerNorm
    {
        /// <summary>Fraction bits of a normalised element before gain and bias.</summary>
        public const int NormalBits = 24;

        /// <summary>Largest width: 128 squares below 2^54 fit 61 bits.</summary>
        public const int MaxWidth = 128;

        private const long Limit = 1L << 27;

        /// <summary>Q16.16 to int8.</summary>
        /// <param name="x">Input, shape [rows, D].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="rows">Rows, 1 or more.</param>
        /// <param name="epsilon">epsilon * D^2 * 2^32, 1..2^60.</param>
        /// <param name="gain">G, per channel, D of them, 1..<see cref="MaxWidth"/>.</param>
        /// <param name="bias">B, per channel.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [rows, D].</param>
        /// <param name="yOffset">First element written.</param>
        public static void ToInt8(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            bool done = false;
            ToInt8Vector(x, xOffset, rows, epsilon, gain, bias, shift, low, high, y, yOffset, ref done);
            if (!done)
                ToInt8Plain(x, xOffset, rows, epsilon, gain, bias, shift, low, high, y, yOffset);
        }

        static partial void ToInt8Vector(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset, ref bool done);

        internal static void ToInt8Plain(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, sbyte[] y, int yOffset)
        {
            int width = gain.Length;
            for (int row = 0; row < rows; row++, xOffset += width, yOffset += width)
            {
                long sum = Sum(x, xOffset, width);
                int down = Scaling(x, xOffset, width, sum);
                long reciprocal = ReciprocalSquareRoot.Mantissa(Spread(x, xOffset, width, sum, down, epsilon), out int halfBits);
                int normalShift = 60 - NormalBits - halfBits;
                for (int i = 0; i < width; i++)
                {
                    long centred = ((long)width * x[xOffset + i] - sum) >> down;
                    long normal = FixedPoint.RoundShift(centred * reciprocal, normalShift);
                    y[yOffset + i] = (sbyte)FixedPoint.Requantize(normal, gain[i], bias[i], shift, low, high);
                }
            }
        }

        /// <summary>Q16.16 to Q16.16.</summary>
        /// <param name="x">Input, shape [rows, D].</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="rows">Rows, 1 or more.</param>
        /// <param name="epsilon">epsilon * D^2 * 2^32, 1..2^60.</param>
        /// <param name="gain">G, per channel, D of them, 1..<see cref="MaxWidth"/>.</param>
        /// <param name="bias">B, per channel.</param>
        /// <param name="shift">S, 0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <param name="y">Output, shape [rows, D].</param>
        /// <param name="yOffset">First element written.</param>
        public static void ToQ16(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, int[] y, int yOffset)
        {
            bool done = false;
            ToQ16Vector(x, xOffset, rows, epsilon, gain, bias, shift, low, high, y, yOffset, ref done);
            if (!done)
                ToQ16Plain(x, xOffset, rows, epsilon, gain, bias, shift, low, high, y, yOffset);
        }

        static partial void ToQ16Vector(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, int[] y, int yOffset, ref bool done);

        internal static void ToQ16Plain(int[] x, int xOffset, int rows, long epsilon, int[] gain, long[] bias, int shift, int low, int high, int[] y, int yOffset)
        {
            int width = gain.Length;
            for (int row = 0; row < rows; row++, xOffset += width, yOffset += width)
            {
                long sum = Sum(x, xOffset, width);
                int down = Scaling(x, xOffset, width, sum);
                long reciprocal = ReciprocalSquareRoot.Mantissa(Spread(x, xOffset, width, sum, down, epsilon), out int halfBits);
                int normalShift = 60 - NormalBits - halfBits;
                for (int i = 0; i < width; i++)
                {
                    long centred = ((long)width * x[xOffset + i] - sum) >> down;
                    long normal = FixedPoint.RoundShift(centred * reciprocal, normalShift);
                    y[yOffset + i] = FixedPoint.Requantize(normal, gain[i], bias[i], shift, low, high);
                }
            }
        }

        private static long Sum(int[] x, int offset, int width)
        {
            long sum = 0;
            for (int i = 0; i < width; i++)
                sum += x[offset + i];
            return sum;
        }

        // Bits to drop so that every |c| is below the limit; 0 for rows whose elements stay within 2^27 / (2 D) of each other.
        private static int Scaling(int[] x, int offset, int width, long sum)
        {
            long largest = 0;
            for (int i = 0; i < width; i++)
            {
                long centred = (long)width * x[offset + i] - sum;
                long magnitude = centred < 0 ? -centred : centred;
                if (magnitude > largest)
                    largest = magnitude;
            }
            int down = 0;
            while (largest >= Limit)
            {
                largest >>= 1;
                down++;
            }
            // An arithmetic shift rounds -2^27 - 1 down to the limit itself: still inside the proof, 128 * 2^54 = 2^61.
            return down;
        }

        private static long Spread(int[] x, int offset, int width, long sum, int down, long epsilon)
        {
            long squares = 0;
            for (int i = 0; i < width; i++)
            {
                long centred = ((long)width * x[offset + i] - sum) >> down;
                squares += centred * centred;
            }
            long spread = squares / width + (epsilon >> (2 * down));
            return spread < 1 ? 1 : spread;
        }
    }
}
