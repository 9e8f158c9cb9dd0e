// Which conversion a frame is, from the time it was read: frames are read late by anything up to a period, never early, so the grid of
// conversions is the lower envelope of reading times. Edges of DRDY cannot be counted instead: where a frame goes unread, the line is high for
// 8 us only and the interrupt sees no change. Time: 100 ns.
namespace HrvXkd.Firmware.Nano
{
    /// <summary>Tells how many conversions were lost before the one just read. Allocates nothing.</summary>
    public sealed class ConversionClock
    {
        private const long TicksPerSecond = 10000000;

        // A late reading moves the grid by 3 % of a period at most; an early one, which cannot be, as far as it is early.
        private const int CreepShift = 5;

        // The period follows slowly, to 6 % at most: the chip's oscillator is no crystal.
        private const int DriftShift = 6;
        private const int MostDriftShift = 4;

        // The grid may be late itself by an eighth of a period, readings by the rest.
        private const int MarginShift = 3;

        private const int MostLost = 0x7FFFFFFF;

        private readonly long _nominal;
        private readonly long _mostDrift;

        // Time of the latest conversion on the grid, its number, and how far the period is off, 1/64 of 100 ns.
        private long _latest;
        private long _index;
        private long _drift;
        private bool _started;

        /// <summary>Sets the nominal rate.</summary>
        /// <param name="rateHz">Conversions per second, 1..1000.</param>
        public ConversionClock(int rateHz)
        {
            if (rateHz < 1 || rateHz > 1000)
                throw new System.ArgumentOutOfRangeException("rateHz");
            _nominal = TicksPerSecond / rateHz;
            _mostDrift = (_nominal >> MostDriftShift) << DriftShift;
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
                _latest = now;
                _index = 0;
                _drift = 0;
                return 0;
            }
            long expected = _index + 1;
            long period = _nominal + (_drift >> DriftShift);
            long elapsed = now - _latest;
            long index = _index + ((elapsed + (period >> MarginShift)) / period);
            if (index < expected)
                index = expected;
            long late = elapsed - ((index - _index) * period);
            long creep = _nominal >> CreepShift;
            long correction = late < creep ? late : creep;
            _latest = now - late + correction;
            long drift = _drift + (correction < -creep ? -creep : correction);
            _drift = drift > _mostDrift ? _mostDrift : drift < -_mostDrift ? -_mostDrift : drift;
            _index = index;
            long lost = index - expected;
            return lost > MostLost ? MostLost : (int)lost;
        }
    }
}
