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
        private long _peak;
        private int _age;

        public PeakFinder(int rateHz, long minimumRise)
        {
            _hold = BeatTime.Samples(BeatTuning.PeakHoldMs, rateHz);
            _minimumRise = minimumRise;
        }

        /// <summary>Energy of the peak just found.</summary>
        public long Peak { get { return _peak; } }

        /// <summary>How many values ago the peak was.</summary>
        public int Age { get { return _age; } }

        public void Reset()
        {
            _rising = false;
            _extreme = 0;
            _age = 0;
        }

        /// <summary>Takes values until a peak is found.</summary>
        /// <param name="energy">The values, shape [<see cref="EcgFront.Energies"/>].</param>
        /// <param name="from">The first of them.</param>
        /// <returns>The value with which a peak was found, or -1.</returns>
        public int Find(long[] energy, int from)
        {
            int i = from;
            long extreme = _extreme;
            if (!_rising)
            {
                long bound = extreme + (extreme >> 1) + _minimumRise;
                for (; ; )
                {
                    if (i == EcgFront.Energies)
                    {
                        _extreme = extreme;
                        return -1;
                    }
                    long value = energy[i];
                    i++;
                    if (value > bound)
                    {
                        extreme = value;
                        break;
                    }
                    if (value < extreme)
                    {
                        extreme = value;
                        bound = extreme + (extreme >> 1) + _minimumRise;
                    }
                }
                _rising = true;
                _age = 0;
            }
            int age = _age;
            for (; i < EcgFront.Energies; i++)
            {
                long value = energy[i];
                if (value > extreme)
                {
                    extreme = value;
                    age = 0;
                }
                else if (++age >= _hold || value <= extreme >> 2)
                {
                    _peak = extreme;
                    _age = age;
                    _rising = false;
                    _extreme = value;
                    return i;
                }
            }
            _age = age;
            _extreme = extreme;
            return -1;
        }
    }
}
