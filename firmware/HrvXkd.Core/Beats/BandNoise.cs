// How much noise lies in a band: the median of its magnitude, followed by steps of a small share up or down. QRS complexes fill too little
// of the time to lift a median.
namespace HrvXkd.Core.Beats
{
    internal sealed class BandNoise
    {
        private const int LeastQ8 = 1 << 8;

        private readonly int _stepShift;
        private int _medianQ8 = LeastQ8;
        private bool _started;

        public BandNoise(int rateHz)
        {
            // The share that is nearest to two in a time constant's samples.
            int samples = BeatTime.Samples(BeatTuning.NoiseMs, rateHz);
            while (3 << _stepShift < samples)
                _stepShift++;
        }

        /// <summary>Median magnitude, 1/4096 mV, 1 or more.</summary>
        public int Median { get { return _medianQ8 >> 8; } }

        public void Push(int value)
        {
            int magnitudeQ8 = (value < 0 ? -value : value) << 8;
            int median = _medianQ8;
            int step = (median >> _stepShift) + 1;
            median = magnitudeQ8 > median ? median + step : median - step;
            if (!_started)
            {
                _started = true;
                median = magnitudeQ8;
            }
            _medianQ8 = median < LeastQ8 ? LeastQ8 : median;
        }
    }
}
