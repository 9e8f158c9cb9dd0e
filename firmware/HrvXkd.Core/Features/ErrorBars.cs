// One standard error of the time-domain features: by how much the value would differ if no interval of the window were missing and
// every beat were timed exactly. Two parts, added as squares.
// Missing intervals: a feature is a function of a mean over intervals or differences. What a hole of L of them does to that mean follows
// from how much runs of L neighbours that are there differ from the mean (RunVariance, HoleLengths); lengths of holes are their time
// over the mean interval. It does not assume that neighbours are independent, only that the missing resemble the rest.
// Timing: errors of beats that do not depend on each other, of a given mean square; they widen SDNN and RMSSD, which is counted whole.
// Source: Cochran 1977 for sampling; the delta method for logarithms.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal sealed class ErrorBars
    {
        /// <summary>Features with an error: the first of <see cref="Feature"/>.</summary>
        public const int Features = 4;

        private const int StepsPerInterval = 24;
        private const int StepsOfEnd = 160;

        // Ratios of variances are Q16; above this, 16, a value is nothing but error.
        private const long GreatestRatio = 16L << 16;
        private const long OneQ8 = 1 << 8;

        // A spread of which timing is this share, 1.5, is nothing but timing.
        private const long MostShare = 3 << 15;

        private readonly NnWindow _window;
        private readonly IntervalStatistics _statistics;
        private readonly RunVariance _rate = new RunVariance();
        private readonly RunVariance _spread = new RunVariance();
        private readonly RunVariance _change = new RunVariance();
        private readonly RunVariance _above = new RunVariance();
        private readonly HoleLengths _intervals = new HoleLengths();
        private readonly HoleLengths _differences = new HoleLengths();
        private readonly int[] _errorsQ16 = new int[Features];
        private int _at;
        private int _mean;
        private int _blur;
        private int _pieces;
        private int _nearBelow;
        private int _nearAbove;

        public ErrorBars(NnWindow window, IntervalStatistics statistics)
        {
            _window = window;
            _statistics = statistics;
        }

        /// <summary>Most steps of a window.</summary>
        public static long Steps(int count)
        {
            return ((long)count * StepsPerInterval) + StepsOfEnd;
        }

        /// <summary>Error of a feature, Q16.16.</summary>
        public int ErrorQ16(int feature)
        {
            return _errorsQ16[feature];
        }

        /// <summary>Starts a window whose statistics are known.</summary>
        public void Begin()
        {
            _rate.Begin();
            _spread.Begin();
            _change.Begin();
            _above.Begin();
            _intervals.Begin();
            _differences.Begin();
            _at = 0;
            _mean = (int)(_statistics.Sum / _window.Count);
            // A difference of two intervals carries the errors of three beats, the middle one twice: 6 times the mean square.
            _blur = (int)(IntegerMath.Sqrt(6L * _window.JitterQ8) >> 4);
            _pieces = 1;
            _nearBelow = 0;
            _nearAbove = 0;
            AddHole(_window.Start[0] - (long)_window.From, true);
        }

        /// <summary>Goes on; true once done.</summary>
        public bool Advance(ref int steps)
        {
            int end = Slices.End(_at, _window.Count, steps, StepsPerInterval);
            steps -= (end - _at) * StepsPerInterval;
            for (; _at < end; _at++)
            {
                AddInterval(_window.Nn[_at]);
                if (_at > 0)
                    AddDifference(_at);
            }
            if (end < _window.Count)
                return false;
            AddHole(_window.To - (long)_window.Start[end - 1] - _window.Nn[end - 1], true);
            steps -= StepsOfEnd;
            Conclude();
            return true;
        }

        // Deviations from the mean of what the feature is a mean of, Q8: beats per minute, and shares of the variance.
        private void AddInterval(int interval)
        {
            _rate.Add((int)((60 * OneQ8 * Ticks.PerSecond) / interval) - (_statistics.HeartRateQ16 >> 8));
            long deviation = interval - _mean;
            _spread.Add((int)Ratio(deviation * deviation << 16, _statistics.VarianceQ8) - (int)OneQ8);
        }

        private void AddDifference(int at)
        {
            int[] nn = _window.Nn;
            long hole = _window.Start[at] - ((long)_window.Start[at - 1] + nn[at - 1]);
            if (hole > 0)
            {
                AddHole(hole, false);
                _pieces++;
                return;
            }
            int difference = nn[at] - nn[at - 1];
            long square = (long)difference * difference;
            _change.Add((int)Ratio(square << 16, _statistics.MeanSquareDifferenceQ8) - (int)OneQ8);
            bool above = IntervalStatistics.IsAbove50Ms(difference);
            _above.Add((above ? 100 * (int)OneQ8 : 0) - (_statistics.Pnn50Q16 >> 8));
            int size = difference < 0 ? -difference : difference;
            if (above && size <= IntervalStatistics.Nn50Ticks + _blur)
                _nearAbove++;
            else if (!above && size > IntervalStatistics.Nn50Ticks - _blur)
                _nearBelow++;
        }

        // At the ends of a window an interval that only reaches into it is not missing. Around a hole one more difference is lost.
        private void AddHole(long ticks, bool atEnd)
        {
            long missing = atEnd ? ticks / _mean : (ticks + (_mean / 2)) / _mean;
            if (!atEnd && missing < 1)
                missing = 1;
            _intervals.Add(missing);
            _differences.Add(atEnd ? missing : missing + 1);
        }

        private void Conclude()
        {
            int count = _window.Count;
            int differences = _statistics.Differences;
            long rate = RateTiming();
            Store(Feature.HeartRate, _intervals.ErrorQ32(_rate, count, 0) + (rate * rate));

            long spread = LimitedRatio(2L * _window.JitterQ8, _statistics.VarianceQ8);
            long change = LimitedRatio(_statistics.MeanSquareDifferenceQ8, _statistics.VarianceQ8);
            Store(Feature.LnSdnn, (_intervals.ErrorQ32(_spread, count, 0) >> 2) + Widening(spread) + (spread * change / 2 / count));

            long blur = LimitedRatio(6L * _window.JitterQ8, _statistics.MeanSquareDifferenceQ8);
            Store(Feature.LnRmssd, (_differences.ErrorQ32(_change, differences, 0) >> 2) + Widening(blur) + ((blur << 16) / differences));

            // Of the differences within one standard deviation of 50 ms, 0.4 times their number cross it by chance; more from the side
            // that holds more.
            long crossing = (long)(_nearBelow + _nearAbove) * 4000;
            long drift = (long)(_nearBelow - _nearAbove) * (_nearBelow - _nearAbove) * 1600;
            long timing = ((crossing + drift) << 16) / differences / differences << 16;
            Store(Feature.Pnn50, _differences.ErrorQ32(_above, differences, LeastVariance(_statistics.Above, differences)) + timing);
        }

        // Error of the mean rate by timing, Q16: errors of neighbours cancel but at the ends of each piece, and as far as intervals
        // differ; and a shorter interval gains more than a longer one loses.
        private long RateTiming()
        {
            int count = _window.Count;
            long square = (long)_mean * _mean;
            long jitterQ48 = ((long)_window.JitterQ8 << 40) / square;
            long changeQ16 = LimitedRatio(_statistics.MeanSquareDifferenceQ8, square << 8);
            long gainQ24 = 2 * (jitterQ48 >> 24);
            long errorQ48 = (2L * _pieces * jitterQ48 / count / count) + (4 * (jitterQ48 * changeQ16 >> 16) / count) + (gainQ24 * gainQ24);
            return _statistics.HeartRateQ16 * IntegerMath.Sqrt(errorQ48) >> 24;
        }

        // Square of -ln(1 - share) / 2, nearly: what timing adds to the logarithm of a spread of which it is a share, Q16; result Q32.
        private static long Widening(long shareQ16)
        {
            long limited = shareQ16 < MostShare ? shareQ16 : MostShare;
            long added = (limited << 16) / ((2 << 16) - limited);
            return added * added;
        }

        // Variance of being above, percent^2 Q16, as if half a difference more were above and half one more were not: none seen is not
        // none.
        private static long LeastVariance(long above, long differences)
        {
            long all = 2 * (differences + 1);
            return (((((2 * above) + 1) * ((2 * (differences - above)) + 1)) << 16) / (all * all)) * 10000;
        }

        private void Store(Feature feature, long errorQ32)
        {
            long error = IntegerMath.Sqrt(errorQ32);
            _errorsQ16[(int)feature] = error > Slices.All ? Slices.All : (int)error;
        }

        private static long Ratio(long numerator, long denominator)
        {
            return denominator < 1 ? 0 : numerator / denominator;
        }

        private static long LimitedRatio(long numeratorQ8, long denominatorQ8)
        {
            long ratio = (numeratorQ8 << 16) / (denominatorQ8 < 1 ? 1 : denominatorQ8);
            return ratio < GreatestRatio ? ratio : GreatestRatio;
        }
    }
}
