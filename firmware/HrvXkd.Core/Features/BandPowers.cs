// Sums a density over the bands by the trapezoid rule, and finds its highest peak in the last band, refined by a parabola.
// Bands: VLF 0.0033..0.04, LF ..0.15, HF ..0.4 Hz. Source: Task Force ESC/NASPE 1996; ANSI/AAMI EC57.
namespace HrvXkd.Core.Features
{
    internal sealed class BandPowers
    {
        /// <summary>Lowest frequency, 1/10000 Hz.</summary>
        public const int LowestE4 = 33;

        /// <summary>End of the highest band, 1/10000 Hz.</summary>
        public const int TopE4 = 4000;

        private const int Bands = 3;
        private const int Hf = 2;
        private const int LfE4 = 400;
        private const int HfE4 = 1500;

        private readonly long[] _power = new long[Bands];

        // Ticks by which the grid of frequencies is divided: f = 0.0033 Hz + index / this.
        private long _periodTicks;
        private int _band;
        private long _sum;
        private long _first;
        private long _last;
        private long _peak;
        private long _peakBefore;
        private long _peakAfter;
        private long _peakIndex;

        /// <summary>Power of a band, 0 VLF, 1 LF, 2 HF: the sum of densities, the first and last by half.</summary>
        public long Power(int band)
        {
            return _power[band];
        }

        /// <summary>Starts a spectrum.</summary>
        /// <param name="periodTicks">One over the distance of two frequencies, ticks.</param>
        public void Begin(long periodTicks)
        {
            _periodTicks = periodTicks;
            _band = 0;
            _sum = 0;
            _first = -1;
            _last = 0;
            _peak = -1;
            _peakBefore = 0;
            _peakAfter = 0;
            _peakIndex = 0;
        }

        /// <summary>Closes the bands that end before a frequency; false if none is left.</summary>
        public bool Enter(long index)
        {
            long frequency = (LowestE4 * _periodTicks) + (index * Ticks.PerSecond * 10000);
            while (_band < Bands && frequency >= (_band == 0 ? LfE4 : _band == 1 ? HfE4 : TopE4) * _periodTicks)
            {
                _power[_band++] = _first < 0 ? 0 : _sum - ((_first + _last) >> 1);
                _sum = 0;
                _first = -1;
            }
            return _band < Bands;
        }

        /// <summary>Adds the density of a frequency.</summary>
        public void Add(long density, long index)
        {
            if (_first < 0)
                _first = density;
            _sum += density;
            if (_band == Hf && density > _peak)
            {
                _peak = density;
                _peakBefore = _last;
                _peakIndex = index;
                _peakAfter = -1;
            }
            else if (_band == Hf && _peakAfter < 0)
            {
                _peakAfter = density;
            }
            _last = density;
        }

        /// <summary>Frequency of the highest peak in the HF band, per minute, Q16.16.</summary>
        public int PeakPerMinuteQ16()
        {
            long offsetQ16 = 0;
            long curvature = _peakBefore - (2 * _peak) + _peakAfter;
            if (_peakAfter >= 0 && _peakBefore <= _peak && _peakAfter <= _peak && curvature < 0)
                offsetQ16 = ((_peakBefore - _peakAfter) << 15) / curvature;
            long steps = (_peakIndex << 16) + offsetQ16;
            return (int)((((long)LowestE4 * 60 << 16) / 10000) + (steps * Ticks.PerSecond * 60 / _periodTicks));
        }
    }
}
