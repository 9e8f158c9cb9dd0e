// Finds the humps of the slope energy: a peak is reported once the energy has stayed below it for a hold time or has
// fallen to half; the next one must first rise by a quarter from the trough between.
namespace HrvXkd.Core.Beats
{
    internal sealed class PeakFinder
    {
        private readonly int _hold;
        private bool _rising;
        private int _extreme;

        public PeakFinder(int rateHz)
        {
            _hold = BeatTime.Samples(BeatTuning.PeakHoldMs, rateHz);
        }

        /// <summary>Height of the peak just found.</summary>
        public int Height { get; private set; }

        /// <summary>How many samples ago the peak was.</summary>
        public int Age { get; private set; }

        public void Reset()
        {
            _rising = false;
            _extreme = 0;
            Age = 0;
        }

        /// <summary>Takes one value; true if a peak was found.</summary>
        public bool Push(int energy)
        {
            int extreme = _extreme;
            if (!_rising)
            {
                if (energy < extreme)
                {
                    _extreme = energy;
                }
                else if (energy > extreme + (extreme >> 2) + BeatTuning.MinimumEnergy)
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
            if (Age < _hold && energy > extreme >> 1)
                return false;
            Height = extreme;
            _rising = false;
            _extreme = energy;
            return true;
        }
    }
}
