// Sample entropy, m = 2, Chebyshev distance, N - m templates of both lengths, no self matches. Counts are exact. Pairs are taken by
// their distance in beats: templates match where 2 or 3 values in a row are similar to those a fixed number of beats later, so
// that each pair of values is compared once. Source: Richman and Moorman 2000.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal sealed class SampleEntropy
    {
        private const int StepsPerPair = 1;
        private const int StepsPerLag = 2;
        private const int StepsOfEnd = 32;

        // Templates are this much fewer than values.
        private const int Order = 2;

        private readonly NnWindow _window;
        private int _tolerance;
        private int _lag;
        private int _at;
        private int _run;
        private long _matches2;
        private long _matches3;

        public SampleEntropy(NnWindow window)
        {
            _window = window;
        }

        /// <summary>Pairs of templates of length 2 that match: B.</summary>
        public long Matches2 { get { return _matches2; } }

        /// <summary>Pairs of templates of length 3 that match: A.</summary>
        public long Matches3 { get { return _matches3; } }

        /// <summary>Steps of a window.</summary>
        public static long Steps(int count)
        {
            long lags = count - Order - 1;
            return (((lags * (count - 1)) - (lags * (lags - 1) / 2)) * StepsPerPair) + (lags * StepsPerLag) + StepsOfEnd;
        }

        public void Begin(int tolerance)
        {
            _tolerance = tolerance;
            _lag = 1;
            _at = 0;
            _run = 0;
            _matches2 = 0;
            _matches3 = 0;
        }

        /// <summary>Goes on; true once done.</summary>
        public bool Advance(ref int steps)
        {
            int last = _window.Count - Order - 1;
            while (_lag <= last)
            {
                if (steps <= 0)
                    return false;
                int count = _window.Count - _lag;
                int end = Slices.End(_at, count, steps, StepsPerPair);
                steps -= (end - _at) * StepsPerPair;
                Compare(end);
                if (end < count)
                    continue;
                // The last pair of values has no third: a match of two there is no pair of templates.
                if (_run >= Order)
                    _matches2--;
                steps -= StepsPerLag;
                _lag++;
                _at = 0;
                _run = 0;
            }
            return true;
        }

        /// <summary>Entropy in Q16.16. Without a match of length 3 one half match is assumed, without any match the greatest value that the length can show.</summary>
        public int Result(ref int steps)
        {
            steps -= StepsOfEnd;
            long templates = _window.Count - Order;
            long matches2 = _matches2 == 0 ? templates * (templates - 1) / 2 : _matches2;
            int ln2 = IntegerMath.LnQ16(2 * matches2);
            return _matches3 == 0 ? ln2 : ln2 - IntegerMath.LnQ16(2 * _matches3);
        }

        private void Compare(int end)
        {
            int[] nn = _window.Nn;
            int lag = _lag;
            int highest = _tolerance;
            int lowest = -highest;
            int run = _run;
            int matches2 = 0;
            int matches3 = 0;
            for (int i = _at; i < end; i++)
            {
                int distance = nn[i] - nn[i + lag];
                if (distance > highest || distance < lowest)
                {
                    run = 0;
                    continue;
                }
                run++;
                if (run > Order)
                    matches3++;
                if (run >= Order)
                    matches2++;
            }
            _at = end;
            _run = run;
            _matches2 += matches2;
            _matches3 += matches3;
        }
    }
}
