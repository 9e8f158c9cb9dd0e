// Detrended fluctuation analysis, short-term exponent: the slope of log F(n) over log n for n = 4..16 beats, boxes that do not
// overlap, linear detrend, RMS over all box samples. Residuals follow from the sums of a box, so that it is read once.
// Source: Peng 1995.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal sealed class Dfa
    {
        private const int SmallestScale = 4;
        private const int LargestScale = 16;
        private const int StepsPerInterval = 1;
        private const int StepsPerBox = 4;
        private const int StepsPerScale = 16;

        // Least-squares weights of log2 F over log2 n, Q16: (log2 n - mean) / sum of squares.
        private readonly int[] _weightsQ16 =
        {
            -16544, -12124, -8513, -5460, -2815, -482, 1605, 3493, 5216, 6802, 8270, 9636, 10916
        };

        private readonly NnWindow _window;
        private long _meanQ20;
        private int _scale;
        private int _box;
        private long _squares;
        private long _slope;

        public Dfa(NnWindow window)
        {
            _window = window;
        }

        /// <summary>Exponent, Q16.16.</summary>
        public int AlphaQ16 { get { return (int)(_slope >> 17); } }

        /// <summary>Most steps of a window.</summary>
        public static long Steps(int count)
        {
            long steps = 0;
            for (int scale = SmallestScale; scale <= LargestScale; scale++)
                steps += (count / scale * ((scale * StepsPerInterval) + StepsPerBox)) + StepsPerScale;
            return steps;
        }

        /// <summary>Starts a window.</summary>
        /// <param name="sum">Sum of its intervals, ticks.</param>
        public void Begin(long sum)
        {
            _meanQ20 = (sum << 20) / _window.Count;
            _scale = SmallestScale;
            _box = 0;
            _squares = 0;
            _slope = 0;
        }

        /// <summary>Goes on; true once done.</summary>
        public bool Advance(ref int steps)
        {
            while (_scale <= LargestScale)
            {
                if (steps <= 0)
                    return false;
                int boxes = _window.Count / _scale;
                if (_box < boxes)
                {
                    _squares += Residual(_box++ * _scale, _scale);
                    steps -= (_scale * StepsPerInterval) + StepsPerBox;
                    continue;
                }
                // F^2 in Q4 of (1/16 tick)^2: only its ratio between scales matters. log F = log F^2 / 2.
                long meanSquare = (_squares << 4) / ((long)boxes * _scale);
                _slope += (long)_weightsQ16[_scale - SmallestScale] * IntegerMath.Log2Q16(meanSquare);
                steps -= StepsPerScale;
                _scale++;
                _box = 0;
                _squares = 0;
            }
            return true;
        }

        // Squared residuals of a box of the integrated series about its regression line, (1/16 tick)^2: Syy - Sy^2 / n - Sky^2 / Skk.
        // Below 2^62 for 16 intervals of up to 4 s.
        private long Residual(int from, int scale)
        {
            int[] nn = _window.Nn;
            long meanQ20 = _meanQ20;
            // k counts half steps from the middle: sum k = 0 and sum k^2 = scale (scale^2 - 1) / 3. The level of the profile is free.
            long k = 1 - scale;
            long sumY = 0;
            long sumKy = 0;
            long sumYy = 0;
            long profile = 0;
            int end = from + scale;
            for (int i = from; i < end; i++)
            {
                profile += ((long)nn[i] << 20) - meanQ20;
                long y = profile >> 16;
                sumY += y;
                sumKy += k * y;
                sumYy += y * y;
                k += 2;
            }
            long sumKk = scale * ((scale * scale) - 1) / 3;
            long squares = sumYy - (sumY * sumY / scale) - (sumKy * sumKy / sumKk);
            return squares < 0 ? 0 : squares;
        }
    }
}
