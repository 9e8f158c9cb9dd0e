// Time-domain measures of NN intervals, ticks. Sums are exact. Differences are taken between intervals that touch, so that
// nothing is compared across a dropped interval. Source: Task Force ESC/NASPE 1996; SD1, SD2: Brennan 2001.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal sealed class IntervalStatistics
    {
        // Steps of an interval, for its division, and of the end.
        private const int StepsPerInterval = 4;
        private const int StepsOfEnd = 32;

        /// <summary>50 ms.</summary>
        public const int Nn50Ticks = 50 * Ticks.PerMs;

        private readonly NnWindow _window;
        private int _at;
        private long _rate;
        private long _sum;
        private long _squares;
        private long _differenceSum;
        private long _differenceSquares;
        private int _above;
        private bool _isInRange;
        private int _heartRateQ16;
        private long _varianceQ8;
        private long _differenceVarianceQ8;
        private long _meanSquareDifferenceQ8;
        private int _pnn50Q16;
        private int _differences;
        private int _tolerance;

        public IntervalStatistics(NnWindow window)
        {
            _window = window;
        }

        /// <summary>True if every interval has a length that is allowed.</summary>
        public bool IsInRange { get { return _isInRange; } }

        /// <summary>Sum of the intervals, ticks.</summary>
        public long Sum { get { return _sum; } }

        /// <summary>Differences strictly above 50 ms.</summary>
        public int Above { get { return _above; } }

        /// <summary>Mean of 60 s / NN, Q16.16 beats per minute.</summary>
        public int HeartRateQ16 { get { return _heartRateQ16; } }

        /// <summary>Variance with n - 1, ticks^2 in Q8.</summary>
        public long VarianceQ8 { get { return _varianceQ8; } }

        /// <summary>Variance of the differences with n - 1, ticks^2 in Q8.</summary>
        public long DifferenceVarianceQ8 { get { return _differenceVarianceQ8; } }

        /// <summary>Mean square of the differences, ticks^2 in Q8.</summary>
        public long MeanSquareDifferenceQ8 { get { return _meanSquareDifferenceQ8; } }

        /// <summary>Differences strictly above 50 ms, percent, Q16.16.</summary>
        public int Pnn50Q16 { get { return _pnn50Q16; } }

        /// <summary>Number of differences.</summary>
        public int Differences { get { return _differences; } }

        /// <summary>Largest distance that counts as similar in sample entropy: floor(0.2 * SDNN), exact, ticks.</summary>
        public int Tolerance { get { return _tolerance; } }

        /// <summary>Steps of a window.</summary>
        public static long Steps(int count)
        {
            return ((long)count * StepsPerInterval) + StepsOfEnd;
        }

        public void Begin()
        {
            _at = 0;
            _rate = 0;
            _sum = 0;
            _squares = 0;
            _differenceSum = 0;
            _differenceSquares = 0;
            _above = 0;
            _differences = 0;
            _isInRange = true;
        }

        /// <summary>Goes on; true once done.</summary>
        public bool Advance(ref int steps)
        {
            int end = Slices.End(_at, _window.Count, steps, StepsPerInterval);
            steps -= (end - _at) * StepsPerInterval;
            int[] nn = _window.Nn;
            int[] start = _window.Start;
            for (int i = _at; i < end; i++)
            {
                int value = nn[i];
                if (value < FeatureExtractor.ShortestTicks || value > FeatureExtractor.LongestTicks)
                {
                    _isInRange = false;
                    return true;
                }
                _rate += (60L * Ticks.PerSecond << 16) / value;
                _sum += value;
                _squares += (long)value * value;
                if (i > 0 && start[i - 1] + nn[i - 1] == start[i])
                    AddDifference(value - nn[i - 1]);
            }
            _at = end;
            if (end < _window.Count)
                return false;
            steps -= StepsOfEnd;
            Conclude(end);
            return true;
        }

        /// <summary>True if a difference counts for NN50: strictly more than 50 ms, which no rounding blurs in ticks.</summary>
        public static bool IsAbove50Ms(int difference)
        {
            return difference > Nn50Ticks || difference < -Nn50Ticks;
        }

        private void AddDifference(int difference)
        {
            _differences++;
            _differenceSum += difference;
            _differenceSquares += (long)difference * difference;
            if (IsAbove50Ms(difference))
                _above++;
        }

        private void Conclude(int count)
        {
            _heartRateQ16 = (int)(_rate / count);
            // n * sum of squared deviations, exact.
            long spread = (count * _squares) - (_sum * _sum);
            long pairs = (long)count * (count - 1);
            _varianceQ8 = Divide(spread, pairs);
            _tolerance = (int)IntegerMath.Sqrt(spread / (25 * pairs));
            int differences = _differences;
            if (differences < 2)
                return;
            _meanSquareDifferenceQ8 = Divide(_differenceSquares, differences);
            _differenceVarianceQ8 = Divide((differences * _differenceSquares) - (_differenceSum * _differenceSum), (long)differences * (differences - 1));
            _pnn50Q16 = (int)((100L * _above << 16) / differences);
        }

        // Quotient in Q8, without overflow for quotients below 2^54.
        private static long Divide(long numerator, long denominator)
        {
            long whole = numerator / denominator;
            return (whole << 8) + (((numerator - (whole * denominator)) << 8) / denominator);
        }
    }
}
