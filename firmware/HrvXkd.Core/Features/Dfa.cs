// Detrended fluctuation analysis, short-term exponent: the slope of log F(n) over log n for n = 4..16 beats, windows that do not
// overlap, linear detrend, RMS over all window samples. Source: Peng 1995.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal static class Dfa
    {
        private const int SmallestScale = 4;
        private const int LargestScale = 16;

        // Least-squares weights of log2 F over log2 n, Q16: (log2 n - mean) / sum of squares.
        private static readonly int[] WeightsQ16 =
        {
            -16544, -12124, -8513, -5460, -2815, -482, 1605, 3493, 5216, 6802, 8270, 9636, 10916
        };

        /// <summary>Exponent, Q16.16.</summary>
        public static int Compute(int[] nn, int count)
        {
            long total = 0;
            for (int i = 0; i < count; i++)
                total += nn[i];
            long meanQ20 = (total << 20) / count;
            long slope = 0;
            for (int scale = SmallestScale; scale <= LargestScale; scale++)
            {
                int windows = count / scale;
                long squares = 0;
                for (int w = 0; w < windows; w++)
                    squares += Residual(nn, w * scale, scale, meanQ20);
                // F^2 in Q4 of (1/16 tick)^2: only its ratio between scales matters.
                long meanSquare = (squares << 4) / ((long)windows * scale);
                slope += (long)WeightsQ16[scale - SmallestScale] * IntegerMath.Log2Q16(meanSquare);
            }
            // log F = log F^2 / 2.
            return (int)(slope >> 17);
        }

        // Squared residuals of a window of the integrated series about its regression line, (1/16 tick)^2.
        private static long Residual(int[] nn, int from, int scale, long meanQ20)
        {
            // k counts half steps from the middle: sum k = 0 and sum k^2 = scale (scale^2 - 1) / 3. The level is free.
            int first = 1 - scale;
            long sumKk = scale * ((scale * scale) - 1) / 3;
            long sumY = 0;
            long sumKy = 0;
            long sum = 0;
            for (int i = 0; i < scale; i++)
            {
                sum += nn[from + i];
                long y = (sum << 4) - (((i + 1) * meanQ20) >> 16);
                sumY += y;
                sumKy += (first + (2 * i)) * y;
            }
            long squares = 0;
            sum = 0;
            for (int i = 0; i < scale; i++)
            {
                sum += nn[from + i];
                long y = (sum << 4) - (((i + 1) * meanQ20) >> 16);
                long residual = y - (sumY / scale) - ((first + (2 * i)) * sumKy / sumKk);
                squares += residual * residual;
            }
            return squares;
        }
    }
}
