// Finds the R peak of a beat to 1/256 sample: where the band-passed ECG stands out most, up or down, from its mean over about the length of a
// QRS complex and its pause; of two peaks nearly as high the first; refined by the parabola through it and its neighbours.
namespace HrvXkd.Core.Beats
{
    internal sealed class RPeak
    {
        private readonly SignalHistory _history;
        private readonly int _reach;
        private readonly int _half;
        private readonly int _matchReach;
        private readonly int[] _height;
        private readonly int[] _values;
        private int _highest;
        private int _lowest;
        private int _amplitude;

        public RPeak(SignalHistory history, int rateHz)
        {
            _history = history;
            _reach = BeatTime.Samples(BeatTuning.ReachMs, rateHz);
            _matchReach = BeatTime.Samples(BeatTuning.MatchReachMs, rateHz);
            _half = BeatTime.Samples(BeatTuning.AroundMs / 2, rateHz);
            _height = new int[(2 * _reach) + 3];
            _values = new int[_height.Length + (2 * _half) + 1];
        }

        /// <summary>How far the peak located last stands out, 1/4096 mV.</summary>
        public int Amplitude { get { return _amplitude; } }

        /// <summary>Position of the R peak near the middle of a hump of energy, in 1/256 samples of the band-passed ECG.</summary>
        public long LocateByHump(long sample)
        {
            return Locate(sample, _reach);
        }

        /// <summary>Position of the R peak near that of a known shape, in 1/256 samples of the band-passed ECG.</summary>
        public long LocateByMatch(long sample)
        {
            return Locate(sample, _matchReach);
        }

        private long Locate(long sample, int reach)
        {
            int[] height = _height;
            int last = (2 * reach) + 2;
            long from = sample - reach - 1;
            Read(from, last);
            int highest = _highest;
            int lowest = _lowest;
            int sign = highest >= -lowest ? 1 : -1;
            _amplitude = (sign > 0 ? highest : -lowest) / ((2 * _half) + 1);
            int bound = (int)((sign > 0 ? highest : -(long)lowest) * BeatTuning.FirstPeak / 100);
            for (int i = 1; i < last; i++)
            {
                int value = sign * height[i];
                if (value >= bound && value >= sign * height[i - 1] && value > sign * height[i + 1])
                    return ((from + i) << 8) + Offset(height[i - 1], height[i], height[i + 1]);
            }
            return sample << 8;
        }

        // Each value less the mean about it, times the length of that mean; the highest and lowest but the first and last.
        private void Read(long from, int last)
        {
            int[] values = _values;
            int[] heights = _height;
            int half = _half;
            int length = (2 * half) + 1;
            _history.Copy(from - half, values, last + 1 + length);
            int sum = 0;
            for (int i = 0; i < length; i++)
                sum += values[i];
            heights[0] = (values[half] * length) - sum;
            int highest = 0;
            int lowest = 0;
            for (int i = 1; i < last; i++)
            {
                sum += values[i + length - 1] - values[i - 1];
                int height = (values[i + half] * length) - sum;
                heights[i] = height;
                if (height > highest)
                    highest = height;
                else if (height < lowest)
                    lowest = height;
            }
            sum += values[last + length - 1] - values[last - 1];
            heights[last] = (values[last + half] * length) - sum;
            _highest = highest;
            _lowest = lowest;
        }

        private static int Offset(long before, long peak, long after)
        {
            long curvature = before - (2 * peak) + after;
            if (curvature == 0)
                return 0;
            long offset = (before - after) * 128 / curvature;
            return offset > 128 ? 128 : offset < -128 ? -128 : (int)offset;
        }
    }
}
