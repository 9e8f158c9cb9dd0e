// Which conversion a frame is, from the time it was read: frames are read late by anything up to a period, never early, so the grid of
// conversions is the lower envelope of reading times. Edges of DRDY cannot be counted instead: where a frame goes unread, the line is high for
// 8 us only and the interrupt sees no change. Time: 100 ns.
namespace HrvXkd.Firmware.Nano
{
    /// <summary>Tells how many conversions were lost before the one just read. Allocates nothing.</summary>
    public sealed class ConversionClock
    {
        private const long TicksPerSecond = 10000000;

        // The chip may be slower than nominal by this part of a period: 3 %.
        private const int CreepShift = 5;

        private const int MostLost = 0x7FFFFFFF;

        private readonly long _period;
        private long _origin;
        private long _index;
        private bool _started;

        /// <summary>Sets the nominal rate.</summary>
        /// <param name="rateHz">Conversions per second, 1..1000.</param>
        public ConversionClock(int rateHz)
        {
            if (rateHz < 1 || rateHz > 1000)
                throw new System.ArgumentOutOfRangeException("rateHz");
            _period = TicksPerSecond / rateHz;
        }

        /// <summary>Conversions since the start, lost ones counted.</summary>
        public long Count { get { return _started ? _index + 1 : 0; } }

        /// <summary>Forgets the grid: the next frame is the first of a new one.</summary>
        public void Restart()
        {
            _started = false;
        }

        /// <summary>Takes the time at which a conversion was found.</summary>
        /// <param name="now">Time, 100 ns.</param>
        /// <returns>Conversions lost since the one before, 0 or more.</returns>
        public int Take(long now)
        {
            if (!_started)
            {
                _started = true;
                _origin = now;
                _index = 0;
                return 0;
            }
            long expected = _index + 1;
            long index = (now - _origin) / _period;
            if (index < expected)
                index = expected;
            long late = now - _origin - (index * _period);
            long creep = _period >> CreepShift;
            _origin += late < creep ? late : creep;
            _index = index;
            long lost = index - expected;
            return lost > MostLost ? MostLost : (int)lost;
        }
    }
}
