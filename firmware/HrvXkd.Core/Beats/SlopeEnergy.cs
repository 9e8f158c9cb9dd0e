// Mean square slope of the band-passed ECG, smoothed to one hump per QRS complex. Squares favour the few steep samples of
// a small QRS complex over the many flat ones of a large T wave.
// Input 1/4096 mV. The running value is in own units; Height turns it into the root mean square slope, 1/65536 mV per 10 ms:
// about 10,000 for a QRS complex of 1 mV.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class SlopeEnergy
    {
        // Squares of at most 2^30 lose 5 bits: sums stay below 2^25 * 90 * 40.
        private const int SteepestSlope = 32767;
        private const int SquareShift = 5;

        private readonly long[] _ring;
        private readonly int _slopeLength;
        private readonly int _lengthA;
        private readonly int _lengthB;
        private readonly long _scaleQ8;
        private long _sumA;
        private long _sumB;
        private int _indexSlope;
        private int _indexA;
        private int _indexB;

        public SlopeEnergy(int rateHz)
        {
            _slopeLength = BeatTime.Samples(BeatTuning.SlopeMs, rateHz);
            _lengthA = BeatTime.Samples(BeatTuning.EnergyMs, rateHz);
            _lengthB = BeatTime.Samples(BeatTuning.EnergySmoothMs, rateHz);
            _ring = new long[_slopeLength + _lengthA + _lengthB];
            DelayHalfSamples = _slopeLength + _lengthA - 1 + _lengthB - 1;
            // (1/4096 mV per slope length)^2 -> (1/65536 mV per 10 ms)^2: factor (16 * rate / 100 / length)^2, and the means.
            long window = (long)_lengthA * _lengthB * _slopeLength * _slopeLength;
            _scaleQ8 = (256L * 256 << SquareShift) * rateHz * rateHz / 10000 / window;
        }

        /// <summary>Output lags the input by this many half samples.</summary>
        public int DelayHalfSamples { get; private set; }

        /// <summary>Root mean square slope of a running value, 1/65536 mV per 10 ms.</summary>
        public int Height(long energy)
        {
            return (int)(IntegerMath.Sqrt(energy * _scaleQ8) >> 4);
        }

        /// <summary>Running value of a root mean square slope.</summary>
        public long Energy(int height)
        {
            return ((long)height * height << 8) / _scaleQ8;
        }

        public void Reset()
        {
            System.Array.Clear(_ring, 0, _ring.Length);
            _sumA = 0;
            _sumB = 0;
            _indexSlope = 0;
            _indexA = _slopeLength;
            _indexB = _slopeLength + _lengthA;
        }

        public long Push(int value)
        {
            long[] ring = _ring;
            int endSlope = _slopeLength;
            int endA = endSlope + _lengthA;
            int endB = endA + _lengthB;

            int index = _indexSlope;
            long slope = value - ring[index];
            ring[index] = value;
            _indexSlope = ++index == endSlope ? 0 : index;
            if (slope > SteepestSlope)
                slope = SteepestSlope;
            else if (slope < -SteepestSlope)
                slope = -SteepestSlope;
            slope = (slope * slope) >> SquareShift;

            index = _indexA;
            long sumA = _sumA + slope - ring[index];
            ring[index] = slope;
            _indexA = ++index == endA ? endSlope : index;
            _sumA = sumA;

            index = _indexB;
            long sumB = _sumB + sumA - ring[index];
            ring[index] = sumA;
            _indexB = ++index == endB ? endA : index;
            _sumB = sumB;
            return sumB;
        }
    }
}
