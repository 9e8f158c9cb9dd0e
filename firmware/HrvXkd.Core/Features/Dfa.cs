// Detrended fluctuation analysis, short-term exponent: the slope of log F(n) over log n for n = 4..16 beats, windows that do not
// overlap, linear detrend, RMS over all window samples. Source: Peng 1995.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal sealed class Dfa
    {
        private const int SmallestScale = 4;
        private const int LargestScale = 16;

        // Least-squares weights of log2 F over log2 n, Q16: (log2 n - mean) / sum of squares.
        private static readonly int[] WeightsQ16 =
        {
            -16544, -12124, -8513, -5460, -2815, -482, 1605, 3493, 5216, 6802, 8270, 9636, 10916
        };

        private readonly int[] _profile;

        public Dfa(int capacity)
        {
            _profile = new int[capacity];
        }

        /// <summary>Exponent, Q16.16.</summary>
        public int Compute(int[] nn, int count)
        {
            Integrate(nn, count);
            long slope = 0;
            for (int scale = SmallestScale; scale <= LargestScale; scale++)
            {
                int windows = count / scale;
                long squares = 0;
                for (int w = 0; w < windows; w++)
                    squares += Residual(w * scale, scale);
                // F^2 in Q8 of (1/16 tick)^2: only its ratio between scales matters.
                long meanSquare = (squares << 4) / ((long)windows * scale);
                slope += (long)WeightsQ16[scale - SmallestScale] * IntegerMath.Log2Q16(meanSquare);
            }
            // log F = log F^2 / 2.
            return (int)(slope >> 17);
        }

        // Sum of deviations from the mean, 1/16 tick.
        private void Integrate(int[] nn, int count)
        {
            long total = 0;
            for (int i = 0; i < count; i++)
                total += nn[i];
            long sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += nn[i];
                _profile[i] = (int)(((16 * sum) - (16 * total * (i + 1) / count)));
            }
        }

        // Squared residuals of a window about its regression line, (1/16 tick)^2.
        private long Residual(int from, int scale)
        {
            int[] profile = _profile;
            long sumY = 0;
            long sumKy = 0;
            int origin = profile[from];
            for (int k = 0; k < scale; k++)
            {
                long y = profile[from + k] - origin;
                sumY += y;
                sumKy += ((2 * k) - (scale - 1)) * y;
            }
            // With k counted in half steps from the middle, sum k = 0 and sum k^2 = scale (scale^2 - 1) / 3.
            long sumKk = scale * ((scale * scale) - 1) / 3;
            long squares = 0;
            for (int k = 0; k < scale; k++)
            {
                long y = profile[from + k] - origin;
                long fitted = (sumY / scale) + (((2 * k) - (scale - 1)) * sumKy / sumKk);
                squares += (y - fitted) * (y - fitted);
            }
            return squares;
        }
    }
}
