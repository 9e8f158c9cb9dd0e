// An ECG made of integers alone, for machines that have no recordings: P, QRS and T as triangles at intervals that breathe, with noise, early
// beats and a stretch without signal. Unit 1/1000 mV.
namespace HrvXkd.Proof
{
    /// <summary>Makes one sample after the other.</summary>
    public sealed class ProofEcg
    {
        /// <summary>Counts per mV.</summary>
        public const int Gain = 1000;

        private const int Minute = 60;
        private const int BreathSeconds = 4;
        private const int SilentFrom = 40;
        private const int SilentSeconds = 6;
        private const int EarlyEvery = 17;

        private readonly int _rateHz;
        private readonly int _noise;
        private long _seed = 1;
        private int _at;
        private int _untilBeat;
        private int _sinceBeat;
        private int _beat;

        /// <summary>Begins.</summary>
        /// <param name="rateHz">Samples per second.</param>
        /// <param name="noise">Largest noise, 1/1000 mV.</param>
        public ProofEcg(int rateHz, int noise)
        {
            _rateHz = rateHz;
            _noise = noise;
            _untilBeat = rateHz / 2;
            _sinceBeat = rateHz;
        }

        /// <summary>The next sample.</summary>
        /// <returns>1/1000 mV.</returns>
        public int Next()
        {
            if (--_untilBeat <= 0)
            {
                _sinceBeat = 0;
                _beat++;
                _untilBeat = Interval();
            }
            int ms = _sinceBeat * 1000 / _rateHz;
            int ecg = Triangle(ms, 40, 25, -150) + Triangle(ms, 65, 25, 1200) + Triangle(ms, 90, 20, -300) + Triangle(ms, 330, 90, 250);
            int second = _at / _rateHz % Minute;
            if (second >= SilentFrom && second < SilentFrom + SilentSeconds)
                ecg = 0;
            _at++;
            _sinceBeat++;
            return ecg + Random(_noise);
        }

        private int Interval()
        {
            int phase = _at % (BreathSeconds * _rateHz) * 4 / (BreathSeconds * _rateHz);
            int ms = 820 + (phase == 1 ? 60 : phase == 3 ? -60 : 0) + Random(15);
            if (_beat % EarlyEvery == 0)
                ms -= 260;
            else if (_beat % EarlyEvery == 1)
                ms += 240;
            return ms * _rateHz / 1000;
        }

        private int Random(int most)
        {
            _seed = ((_seed * 1103515245) + 12345) & 0x7FFFFFFF;
            return (int)((most * ((_seed >> 7) - (1 << 23))) >> 23);
        }

        private static int Triangle(int ms, int centre, int half, int height)
        {
            int distance = ms < centre ? centre - ms : ms - centre;
            return distance >= half ? 0 : height * (half - distance) / half;
        }
    }
}
