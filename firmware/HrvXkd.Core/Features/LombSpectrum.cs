// Spectrum of unevenly spaced NN intervals: Lomb's periodogram on f = 0.0033 Hz + k / (4 T), scaled by 2 * mean NN to a one-sided
// density in ms^2/Hz. Each interval counts at the time of its second beat, so that dropped intervals leave holes instead of
// interpolated values. A phase is the product of time and frequency, so that nothing is kept per beat. Source: Lomb 1976.
namespace HrvXkd.Core.Features
{
    internal sealed class LombSpectrum
    {
        private const int StepsPerTerm = 3;
        private const int StepsPerFrequency = 24;
        private const int Oversampling = 4;

        // Turns per tick with 52 fraction bits. The product with a time of up to 30 h wraps above one turn, where nothing is read, and
        // is right to 2^-22 of a turn.
        private const int TurnsQ = 52;
        private const long LowestTurns = BandPowers.LowestE4 * (1L << TurnsQ) / (10000L * Ticks.PerSecond);
        private const int IndexShift = TurnsQ - SineTable.TurnBits;
        private const int FractionBits = 16;

        private readonly NnWindow _window;
        private readonly BandPowers _bands = new BandPowers();
        private readonly int[] _sine = new int[SineTable.Length];

        // Mean interval in 1/16 tick; deviations are taken from it.
        private int _meanQ4;

        // One over the distance of two frequencies, ticks: four times the span.
        private long _period;

        // The frequency, the distance to the next, and what is left of the divisions by the period.
        private long _index;
        private long _turns;
        private long _turnsStep;
        private long _rest;
        private long _restStep;

        // Sums over the intervals of one frequency.
        private int _at;
        private long _sumYc;
        private long _sumYs;
        private long _sumCc;
        private long _sumCs;

        public LombSpectrum(NnWindow window)
        {
            _window = window;
            SineTable.Fill(_sine);
        }

        /// <summary>Frequency of the highest peak in the HF band, breaths per minute, Q16.16.</summary>
        public int PeakPerMinuteQ16 { get { return _bands.PeakPerMinuteQ16(); } }

        /// <summary>Most steps of a window.</summary>
        /// <param name="count">Intervals.</param>
        /// <param name="spanTicks">Time from the first to the last.</param>
        public static long Steps(int count, long spanTicks)
        {
            long frequencies = ((BandPowers.TopE4 - BandPowers.LowestE4) * Oversampling * spanTicks / (10000L * Ticks.PerSecond)) + 2;
            return frequencies * (((long)count * StepsPerTerm) + StepsPerFrequency);
        }

        /// <summary>Power of a band, 0 VLF, 1 LF, 2 HF, in ticks^2 * 4, Q12: divide by 4 * 81 * 4096 for ms^2.</summary>
        public long BandPower(int band)
        {
            return _bands.Power(band);
        }

        /// <summary>Starts a window.</summary>
        /// <param name="sum">Sum of its intervals, ticks.</param>
        public void Begin(long sum)
        {
            _meanQ4 = (int)(sum * 16 / _window.Count);
            _period = Oversampling * _window.Span;
            _index = 0;
            _turns = LowestTurns;
            _turnsStep = (1L << TurnsQ) / _period;
            _restStep = (1L << TurnsQ) % _period;
            _rest = 0;
            _bands.Begin(_period);
            BeginFrequency();
        }

        /// <summary>Goes on; true once done.</summary>
        public bool Advance(ref int steps)
        {
            while (_bands.Enter(_index))
            {
                if (steps <= 0)
                    return false;
                int end = Slices.End(_at, _window.Count, steps, StepsPerTerm);
                steps -= (end - _at) * StepsPerTerm;
                AddTerms(end);
                if (end < _window.Count)
                    continue;
                steps -= StepsPerFrequency;
                _bands.Add(Density(), _index);
                NextFrequency();
            }
            return true;
        }

        // Sums of y cos, y sin, cos^2 and cos sin: y in 1/16 tick, sines in Q20.
        private void AddTerms(int end)
        {
            int[] nn = _window.Nn;
            int[] start = _window.Start;
            int[] sine = _sine;
            long turns = _turns;
            int mean = _meanQ4;
            int origin = start[0] + nn[0];
            long sumYc = 0;
            long sumYs = 0;
            long sumCc = 0;
            long sumCs = 0;
            for (int i = _at; i < end; i++)
            {
                int interval = nn[i];
                long phase = unchecked((start[i] - origin + interval) * turns);
                int at = (int)((phase >> IndexShift) & (SineTable.Turn - 1));
                int fraction = (int)((phase >> (IndexShift - FractionBits)) & ((1 << FractionBits) - 1));
                int low = sine[at];
                int s = low + (((sine[at + 1] - low) * fraction) >> FractionBits);
                low = sine[at + SineTable.Quarter];
                int c = low + (((sine[at + SineTable.Quarter + 1] - low) * fraction) >> FractionBits);
                int y = (interval << 4) - mean;
                sumYc += (long)y * c;
                sumYs += (long)y * s;
                sumCc += (long)c * c;
                sumCs += (long)c * s;
            }
            _at = end;
            _sumYc += sumYc;
            _sumYs += sumYs;
            _sumCc += sumCc;
            _sumCs += sumCs;
        }

        // Least-squares power of one frequency per interval, ticks^2 in Q12. Means: yc, ys in Q14 ticks; cc, ss, cs in Q16; the
        // determinant in Q18.
        private long Density()
        {
            int count = _window.Count;
            long yc = (_sumYc / count) >> 10;
            long ys = (_sumYs / count) >> 10;
            long cc = (_sumCc / count) >> 24;
            long cs = (_sumCs / count) >> 24;
            long ss = (1 << 16) - cc;
            long determinant = ((cc * ss) - (cs * cs)) >> 14;
            if (determinant < 1)
                determinant = 1;
            long power = (((yc * yc) >> 14) * ss) + (((ys * ys) >> 14) * cc) - (2 * (((yc * ys) >> 14) * cs));
            return power <= 0 ? 0 : power / determinant;
        }

        private void NextFrequency()
        {
            _index++;
            _turns += _turnsStep;
            _rest += _restStep;
            if (_rest >= _period)
            {
                _rest -= _period;
                _turns++;
            }
            BeginFrequency();
        }

        private void BeginFrequency()
        {
            _at = 0;
            _sumYc = 0;
            _sumYs = 0;
            _sumCc = 0;
            _sumCs = 0;
        }
    }
}
