// Spectrum of unevenly spaced NN intervals: Lomb's periodogram on f = 0.0033 Hz + k / (4 T), scaled by 2 * mean NN to a one-sided
// density in ms^2/Hz. Each interval counts at the time of its second beat, so that dropped intervals leave holes instead of
// interpolated values. A phase is the product of time and frequency, so that nothing is kept per beat; four frequencies are summed
// in one pass, the sines of the next from those of the one before. Source: Lomb 1976.
namespace HrvXkd.Core.Features
{
    internal sealed class LombSpectrum
    {
        private const int StepsPerTime = 7;
        private const int StepsPerPass = 44;
        private const int Oversampling = 4;

        // Frequencies in one pass over the intervals, and sums for each: y cos, y sin, cos^2, cos sin.
        private const int PerPass = 4;
        private const int Sums = 4;

        // Turns per tick with 52 fraction bits. The product with a time of up to 30 h wraps above one turn, where nothing is read, and
        // is right to 2^-22 of a turn.
        private const int TurnsQ = 52;
        private const long LowestTurns = BandPowers.LowestE4 * (1L << TurnsQ) / (10000L * Ticks.PerSecond);

        // A phase is rounded to the nearest of the table, 16 bits of what is left go on along the tangent.
        private const int IndexShift = TurnsQ - SineTable.TurnBits;
        private const int RestShift = IndexShift - 16;
        private const long Half = 1L << (IndexShift - 1);

        private readonly NnWindow _window;
        private readonly BandPowers _bands = new BandPowers();
        private readonly int[] _sine = new int[SineTable.Length];

        // Mean interval in 1/16 tick; deviations are taken from it.
        private int _meanQ4;

        // One over the distance of two frequencies, ticks: four times the span.
        private long _period;

        // The first frequency of the pass, the distance of two, and what is left of the divisions by the period.
        private long _index;
        private long _turns;
        private long _turnsStep;
        private long _rest;
        private long _restStep;

        // Intervals summed in this pass.
        private int _at;
        private readonly long[] _sums = new long[PerPass * Sums];

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
            return ((frequencies / PerPass) + 1) * (((long)count * StepsPerTime) + StepsPerPass);
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
            BeginPass();
        }

        /// <summary>Goes on; true once done.</summary>
        public bool Advance(ref int steps)
        {
            while (_bands.Enter(_index))
            {
                if (steps <= 0)
                    return false;
                int end = Slices.End(_at, _window.Count, steps, StepsPerTime);
                steps -= (end - _at) * StepsPerTime;
                AddTimes(end);
                if (end < _window.Count)
                    continue;
                steps -= StepsPerPass;
                EndPass();
            }
            return true;
        }

        // Sums of four frequencies: y in 1/16 tick, sines in Q20.
        private void AddTimes(int end)
        {
            int[] nn = _window.Nn;
            int[] start = _window.Start;
            int[] sine = _sine;
            long[] sums = _sums;
            long turns = _turns;
            long turnsStep = _turnsStep;
            long step = SineTable.StepQ20;
            int mean = _meanQ4;
            int origin = start[0] + nn[0];
            long yc0 = 0, ys0 = 0, cc0 = 0, cs0 = 0;
            long yc1 = 0, ys1 = 0, cc1 = 0, cs1 = 0;
            long yc2 = 0, ys2 = 0, cc2 = 0, cs2 = 0;
            long yc3 = 0, ys3 = 0, cc3 = 0, cs3 = 0;
            for (int i = _at; i < end; i++)
            {
                int interval = nn[i];
                long y = (interval << 4) - mean;
                long time = start[i] + interval - origin;
                // The nearest value of the table, and what is left to it in 1/65536 of the step between two.
                long phase = unchecked(time * turns);
                int at = (int)(unchecked(phase + Half) >> IndexShift) & (SineTable.Turn - 1);
                long angle = (unchecked((short)(phase >> RestShift)) * step) >> 16;
                long tableS = sine[at];
                long tableC = sine[at + SineTable.Quarter];
                long s0 = tableS + ((tableC * angle) >> SineTable.Q);
                long c0 = tableC - ((tableS * angle) >> SineTable.Q);
                phase = unchecked(time * turnsStep);
                at = (int)(unchecked(phase + Half) >> IndexShift) & (SineTable.Turn - 1);
                angle = (unchecked((short)(phase >> RestShift)) * step) >> 16;
                tableS = sine[at];
                tableC = sine[at + SineTable.Quarter];
                long turnS = tableS + ((tableC * angle) >> SineTable.Q);
                long turnC = tableC - ((tableS * angle) >> SineTable.Q);
                yc0 += y * c0;
                ys0 += y * s0;
                cc0 += c0 * c0;
                cs0 += c0 * s0;
                long c1 = ((c0 * turnC) - (s0 * turnS)) >> SineTable.Q;
                long s1 = ((s0 * turnC) + (c0 * turnS)) >> SineTable.Q;
                yc1 += y * c1;
                ys1 += y * s1;
                cc1 += c1 * c1;
                cs1 += c1 * s1;
                long c2 = ((c1 * turnC) - (s1 * turnS)) >> SineTable.Q;
                long s2 = ((s1 * turnC) + (c1 * turnS)) >> SineTable.Q;
                yc2 += y * c2;
                ys2 += y * s2;
                cc2 += c2 * c2;
                cs2 += c2 * s2;
                long c3 = ((c2 * turnC) - (s2 * turnS)) >> SineTable.Q;
                long s3 = ((s2 * turnC) + (c2 * turnS)) >> SineTable.Q;
                yc3 += y * c3;
                ys3 += y * s3;
                cc3 += c3 * c3;
                cs3 += c3 * s3;
            }
            _at = end;
            Sum(sums, 0, yc0, ys0, cc0, cs0);
            Sum(sums, Sums, yc1, ys1, cc1, cs1);
            Sum(sums, 2 * Sums, yc2, ys2, cc2, cs2);
            Sum(sums, 3 * Sums, yc3, ys3, cc3, cs3);
        }

        private static void Sum(long[] sums, int at, long yc, long ys, long cc, long cs)
        {
            sums[at] += yc;
            sums[at + 1] += ys;
            sums[at + 2] += cc;
            sums[at + 3] += cs;
        }

        private void EndPass()
        {
            for (int i = 0; i < PerPass && _bands.Enter(_index); i++)
                _bands.Add(Density(i * Sums), _index++);
            _turns += PerPass * _turnsStep;
            for (_rest += PerPass * _restStep; _rest >= _period; _rest -= _period)
                _turns++;
            BeginPass();
        }

        // Least-squares power of one frequency per interval, ticks^2 in Q12. Means: yc, ys in Q14 ticks; cc, ss, cs in Q16; the
        // determinant in Q18.
        private long Density(int at)
        {
            int count = _window.Count;
            long yc = (_sums[at] / count) >> 10;
            long ys = (_sums[at + 1] / count) >> 10;
            long cc = (_sums[at + 2] / count) >> 24;
            long cs = (_sums[at + 3] / count) >> 24;
            long ss = (1 << 16) - cc;
            long determinant = ((cc * ss) - (cs * cs)) >> 14;
            if (determinant < 1)
                determinant = 1;
            long power = (((yc * yc) >> 14) * ss) + (((ys * ys) >> 14) * cc) - (2 * (((yc * ys) >> 14) * cs));
            return power <= 0 ? 0 : power / determinant;
        }

        private void BeginPass()
        {
            _at = 0;
            System.Array.Clear(_sums, 0, PerPass * Sums);
        }
    }
}
