// Time-domain measures of NN intervals, ticks. Sums are exact. Differences are taken between intervals that touch, so that
// nothing is compared across a dropped interval. Source: Task Force ESC/NASPE 1996; SD1, SD2: Brennan 2001.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal sealed class IntervalStatistics
    {
        // 50 ms.
        private const int Nn50Ticks = 50 * Ticks.PerMs;

        /// <summary>Mean of 60 s / NN, Q16.16 beats per minute.</summary>
        public int HeartRateQ16 { get; private set; }

        /// <summary>Variance with n - 1, ticks^2 in Q8.</summary>
        public long VarianceQ8 { get; private set; }

        /// <summary>Variance of the differences with n - 1, ticks^2 in Q8.</summary>
        public long DifferenceVarianceQ8 { get; private set; }

        /// <summary>Mean square of the differences, ticks^2 in Q8.</summary>
        public long MeanSquareDifferenceQ8 { get; private set; }

        /// <summary>Differences strictly above 50 ms, percent, Q16.16.</summary>
        public int Pnn50Q16 { get; private set; }

        /// <summary>Number of differences.</summary>
        public int Differences { get; private set; }

        /// <summary>Largest distance that counts as similar in sample entropy: floor(0.2 * SDNN), exact, ticks.</summary>
        public int Tolerance { get; private set; }

        public void Compute(int[] nn, int[] start, int count)
        {
            long rate = 0;
            long sum = 0;
            long squares = 0;
            int differences = 0;
            long differenceSum = 0;
            long differenceSquares = 0;
            int above = 0;
            for (int i = 0; i < count; i++)
            {
                int value = nn[i];
                rate += (60L * Ticks.PerSecond << 16) / value;
                sum += value;
                squares += (long)value * value;
                if (i == 0 || start[i - 1] + nn[i - 1] != start[i])
                    continue;
                long difference = value - nn[i - 1];
                differences++;
                differenceSum += difference;
                differenceSquares += difference * difference;
                if (difference > Nn50Ticks || difference < -Nn50Ticks)
                    above++;
            }
            HeartRateQ16 = (int)(rate / count);
            // n * sum of squared deviations, exact.
            long spread = (count * squares) - (sum * sum);
            long pairs = (long)count * (count - 1);
            VarianceQ8 = Divide(spread, pairs);
            Tolerance = (int)IntegerMath.Sqrt(spread / (25 * pairs));
            Differences = differences;
            if (differences < 2)
                return;
            MeanSquareDifferenceQ8 = Divide(differenceSquares, differences);
            DifferenceVarianceQ8 = Divide((differences * differenceSquares) - (differenceSum * differenceSum), (long)differences * (differences - 1));
            Pnn50Q16 = (int)((100L * above << 16) / differences);
        }

        // Quotient in Q8, without overflow for quotients below 2^54.
        private static long Divide(long numerator, long denominator)
        {
            long whole = numerator / denominator;
            return (whole << 8) + (((numerator - (whole * denominator)) << 8) / denominator);
        }
    }
}
