// What the self-test measures on codes as they come, without keeping them: mean, spread and range; the two levels and the period of a square wave.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>Statistics of one channel. Allocates nothing.</summary>
    public sealed class Instruments
    {
        private const int SkippedAtEdge = 4;

        private long _sum;
        private long _squares;
        private int _first;
        private int _before;
        private int _changes;
        private int _lowest;
        private int _highest;
        private long _high;
        private int _highs;
        private long _low;
        private int _lows;
        private int _sinceEdge;
        private int _firstRise;
        private int _lastRise;
        private int _rises;

        /// <summary>Codes taken.</summary>
        public int Count { get; private set; }

        /// <summary>Mean of the codes.</summary>
        public int Mean { get { return Count == 0 ? 0 : _first + (int)(_sum / Count); } }

        /// <summary>Highest less lowest code.</summary>
        public int PeakToPeak { get { return _highest - _lowest; } }

        /// <summary>Codes in a hundred that differ from the one before.</summary>
        public int ChangingPercent { get { return Count < 2 ? 0 : _changes * 100 / (Count - 1); } }

        /// <summary>Root mean square about the mean, in sixteenths of a code.</summary>
        public int RmsSixteenths
        {
            get
            {
                if (Count == 0)
                    return 0;
                long mean = _sum / Count;
                long variance = (_squares / Count) - (mean * mean);
                return variance <= 0 ? 0 : (int)IntegerMath.Sqrt(variance << 8);
            }
        }

        /// <summary>Difference of the two levels of a square wave about 0; 0 if there are not two.</summary>
        public int Step { get { return _highs == 0 || _lows == 0 ? 0 : (int)((_high / _highs) - (_low / _lows)); } }

        /// <summary>Period of the square wave in thousandths of a code; 0 if there were less than two rising edges.</summary>
        public int PeriodThousandths { get { return _rises < 2 ? 0 : (_lastRise - _firstRise) * 1000 / (_rises - 1); } }

        /// <summary>Forgets everything.</summary>
        public void Clear()
        {
            Count = 0;
            _sum = 0;
            _squares = 0;
            _changes = 0;
            _high = 0;
            _highs = 0;
            _low = 0;
            _lows = 0;
            _sinceEdge = 0;
            _rises = 0;
        }

        /// <summary>Takes a code.</summary>
        /// <param name="code">24 bits with sign.</param>
        public void Take(int code)
        {
            if (Count == 0)
            {
                _first = code;
                _before = code;
                _lowest = code;
                _highest = code;
            }
            if (code < _lowest)
                _lowest = code;
            if (code > _highest)
                _highest = code;
            if (code != _before)
                _changes++;
            // About the first code, so that an offset does not make the squares large.
            long distance = code - _first;
            _sum += distance;
            _squares += distance * distance;
            TakeEdge(code);
            _before = code;
            Count++;
        }

        // The filter needs four conversions after an edge.
        private void TakeEdge(int code)
        {
            if ((code > 0) != (_before > 0))
            {
                _sinceEdge = 0;
                if (code > 0)
                {
                    if (_rises == 0)
                        _firstRise = Count;
                    _lastRise = Count;
                    _rises++;
                }
            }
            else if (++_sinceEdge > SkippedAtEdge)
            {
                if (code > 0)
                {
                    _high += code;
                    _highs++;
                }
                else
                {
                    _low += code;
                    _lows++;
                }
            }
        }
    }
}
