// Mean absolute slope of the band-passed ECG, smoothed to one hump per QRS complex.
// Input 1/4096 mV; output 1/65536 mV per 10 ms. A QRS of 1 mV gives about 10,000, its T wave a tenth.
namespace HrvXkd.Core.Beats
{
    internal sealed class SlopeEnergy
    {
        private readonly int[] _ring;
        private readonly int _slopeLength;
        private readonly int _lengthA;
        private readonly int _lengthB;
        private readonly int _multiplier;
        private int _sumA;
        private int _sumB;
        private int _indexSlope;
        private int _indexA;
        private int _indexB;

        public SlopeEnergy(int rateHz)
        {
            _slopeLength = BeatTime.Samples(BeatTuning.SlopeMs, rateHz);
            _lengthA = BeatTime.Samples(BeatTuning.EnergyMs, rateHz);
            _lengthB = BeatTime.Samples(BeatTuning.EnergySmoothMs, rateHz);
            _ring = new int[_slopeLength + _lengthA + _lengthB];
            DelayHalfSamples = _slopeLength + _lengthA - 1 + _lengthB - 1;
            // 1/4096 mV per slope length -> 1/65536 mV per 10 ms, Q16.
            long window = (long)_slopeLength * _lengthA * _lengthB;
            _multiplier = (int)(16L * 65536 * rateHz / 100 / window);
        }

        /// <summary>Output lags the input by this many half samples.</summary>
        public int DelayHalfSamples { get; private set; }

        public void Reset()
        {
            System.Array.Clear(_ring, 0, _ring.Length);
            _sumA = 0;
            _sumB = 0;
            _indexSlope = 0;
            _indexA = _slopeLength;
            _indexB = _slopeLength + _lengthA;
        }

        public int Push(int value)
        {
            int[] ring = _ring;
            int endSlope = _slopeLength;
            int endA = endSlope + _lengthA;
            int endB = endA + _lengthB;

            int index = _indexSlope;
            int slope = value - ring[index];
            ring[index] = value;
            _indexSlope = ++index == endSlope ? 0 : index;
            if (slope < 0)
                slope = -slope;

            index = _indexA;
            int sumA = _sumA + slope - ring[index];
            ring[index] = slope;
            _indexA = ++index == endA ? endSlope : index;
            _sumA = sumA;

            index = _indexB;
            // Sum A is at most 2^17 * 90: a quarter of it keeps sum B within an int at 1000 Hz.
            int part = sumA >> 2;
            int sumB = _sumB + part - ring[index];
            ring[index] = part;
            _indexB = ++index == endB ? endA : index;
            _sumB = sumB;
            return (int)(((long)sumB * _multiplier) >> 14);
        }
    }
}
