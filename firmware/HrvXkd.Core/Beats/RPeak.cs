// Finds the R peak of a beat on the band-passed ECG to 1/256 sample: the extreme of the usual polarity, refined by the parabola
// through it and its neighbours. The usual polarity changes only slowly, so that the point measured is the same from beat to beat.
namespace HrvXkd.Core.Beats
{
    internal sealed class RPeak
    {
        private readonly SignalHistory _history;
        private readonly int _reach;
        private int _balance;

        public RPeak(SignalHistory history, int rateHz)
        {
            _history = history;
            _reach = BeatTime.Samples(BeatTuning.ReachMs, rateHz);
        }

        /// <summary>Height or depth of the peak located last, 1/4096 mV.</summary>
        public int Amplitude { get; private set; }

        /// <summary>Position of the R peak near a sample, in 1/256 samples of the band-passed ECG.</summary>
        public long Locate(long sample)
        {
            SignalHistory history = _history;
            int highest = history.At(sample);
            int lowest = highest;
            long atHighest = sample;
            long atLowest = sample;
            for (long i = sample - _reach; i <= sample + _reach; i++)
            {
                int value = history.At(i);
                if (value > highest)
                {
                    highest = value;
                    atHighest = i;
                }
                if (value < lowest)
                {
                    lowest = value;
                    atLowest = i;
                }
            }
            long depth = -(long)lowest;
            bool positive = _balance >= 0 ? highest * 3L >= depth * 2 : highest * 2L > depth * 3;
            _balance += ((highest > depth ? 256 : -256) - _balance) >> 3;
            Amplitude = positive ? highest : (int)depth;
            return Refine(positive ? atHighest : atLowest);
        }

        private long Refine(long at)
        {
            long before = _history.At(at - 1);
            long after = _history.At(at + 1);
            long curvature = before - (2L * _history.At(at)) + after;
            long offset = curvature == 0 ? 0 : (before - after) * 128 / curvature;
            if (offset > 128)
                offset = 128;
            else if (offset < -128)
                offset = -128;
            return (at << 8) + offset;
        }
    }
}
