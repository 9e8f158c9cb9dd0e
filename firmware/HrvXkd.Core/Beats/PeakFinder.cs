// Finds the humps of the energy: a peak is reported once the energy has stayed below it for a hold time or its root has
// fallen to half; for the next one the root must first rise by a quarter from the trough between.
namespace HrvXkd.Core.Beats
{
    internal sealed class PeakFinder
    {
        private readonly int _hold;
        private readonly long _minimumRise;
        private bool _rising;
        private long _extreme;

        public PeakFinder(int rateHz, long minimumRise)
        {
            _hold = BeatTime.Samples(BeatTuning.PeakHoldMs, rateHz);
            _minimumRise = minimumRise;
        }

        /// <summary>Energy of the peak just found.</summary>
        public long Peak { get; private set; }

        /// <summary>How many values ago the peak was.</summary>
        public int Age { get; private set; }

        public void Reset()
        {
            _rising = false;
            _extreme = 0;
            Age = 0;
        }

        /// <summary>Takes one value; true if a peak was found.</summary>
        public bool Push(long energy)
        {
            long extreme = _extreme;
            if (!_rising)
            {
                if (energy < extreme)
                {
                    _extreme = energy;
                }
                else if (energy > extreme + (extreme >> 1) + _minimumRise)
                {
                    _rising = true;
                    _extreme = energy;
                    Age = 0;
                }
                return false;
            }
            if (energy > extreme)
            {
                _extreme = energy;
                Age = 0;
                return false;
            }
            Age++;
            if (Age < _hold && energy > extreme >> 2)
                return false;
            Peak = extreme;
            _rising = false;
            _extreme = energy;
            return true;
        }
    }
}
