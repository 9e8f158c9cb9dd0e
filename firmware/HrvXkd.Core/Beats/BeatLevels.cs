// What the detector has learned: heights of recent beats, height of what lies between, recent rhythm; and the scores made from them.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class BeatLevels
    {
        private const int History = 8;

        private readonly int[] _heights = new int[History];
        private readonly int[] _intervals = new int[History];
        private readonly int[] _sorted = new int[History];
        private readonly int _rateHz;
        private readonly int _pause;
        private readonly int _halving;
        private int _heightAt;
        private int _intervalAt;
        private int _intervalCount;
        private int _logThreshold;
        private int _logInterval;

        public BeatLevels(int rateHz)
        {
            _rateHz = rateHz;
            _pause = BeatTime.Samples(BeatTuning.PauseMs, rateHz);
            _halving = BeatTime.Samples(BeatTuning.HalvingMs, rateHz);
            _logInterval = IntegerMath.Log2Q8(BeatTime.Samples(800, rateHz));
        }

        public int Noise { get; private set; }

        public int Signal { get; private set; }

        /// <summary>Takes the levels from the first seconds: the second highest of the highest peaks of each second. False if there are too few.</summary>
        public bool Learn(long[] time, int[] height, int count)
        {
            int highest = 0;
            int second = 0;
            int i = 0;
            while (i < count)
            {
                long end = time[i] + _rateHz;
                int best = 0;
                for (; i < count && time[i] < end; i++)
                {
                    if (height[i] > best)
                        best = height[i];
                }
                if (best > highest)
                {
                    second = highest;
                    highest = best;
                }
                else if (best > second)
                {
                    second = best;
                }
            }
            if (second == 0)
                return false;
            for (i = 0; i < History; i++)
                _heights[i] = second;
            Noise = second >> 3;
            Update();
            return true;
        }

        /// <summary>Score of a peak as a beat, Q8 octaves above the threshold, bounded; the threshold falls in a long pause.</summary>
        public int Evidence(int logHeight, long sinceBeat)
        {
            int threshold = _logThreshold;
            long pause = sinceBeat - _pause;
            if (pause > 0)
                threshold -= (int)(256 * pause / _halving);
            int evidence = logHeight - threshold;
            if (evidence > BeatTuning.EvidenceLimit)
                return BeatTuning.EvidenceLimit;
            return evidence < -BeatTuning.DoubtLimit ? -BeatTuning.DoubtLimit : evidence;
        }

        public int IntervalCost(long interval)
        {
            int ratio = IntegerMath.Log2Q8(interval) - _logInterval;
            if (ratio >= 0)
                return LongCost(ratio);
            int dead = _intervalCount < 3 ? 3 * BeatTuning.FreeInterval : BeatTuning.FreeInterval;
            ratio = -ratio - dead;
            return ratio <= 0 ? 0 : (ratio * BeatTuning.ShortSlope) >> 8;
        }

        /// <summary>Cost of having no beat for so long.</summary>
        public int PauseCost(long interval)
        {
            int ratio = IntegerMath.Log2Q8(interval) - _logInterval;
            return ratio <= 0 ? 0 : LongCost(ratio);
        }

        public void Accept(int height, long interval)
        {
            _heights[_heightAt] = height;
            if (interval > _pause)
            {
                // The signal is back, perhaps at another size: what was learned before counts no more.
                for (int i = 0; i < History; i++)
                    _heights[i] = height;
            }
            _heightAt = (_heightAt + 1) & (History - 1);
            if (interval > 0 && interval < 3L * _rateHz)
            {
                _intervals[_intervalAt] = (int)interval;
                _intervalAt = (_intervalAt + 1) & (History - 1);
                if (_intervalCount < History)
                    _intervalCount++;
                _logInterval = IntegerMath.Log2Q8(Median(_intervals, _intervalCount));
            }
            Update();
        }

        public void Reject(int height)
        {
            if (height > Signal)
                height = Signal;
            Noise += (height - Noise) >> 3;
            Update();
        }

        private int LongCost(int ratio)
        {
            int dead = _intervalCount < 3 ? 3 * BeatTuning.FreeInterval : BeatTuning.FreeInterval;
            ratio -= dead;
            if (ratio <= 0)
                return 0;
            int cost = (ratio * BeatTuning.LongSlope) >> 8;
            return cost > BeatTuning.LongLimit ? BeatTuning.LongLimit : cost;
        }

        private void Update()
        {
            Signal = Median(_heights, History);
            int above = Signal > Noise ? Signal - Noise : 0;
            int threshold = Noise + (int)((long)above * BeatTuning.ThresholdPercent / 100);
            _logThreshold = IntegerMath.Log2Q8(threshold);
        }

        private int Median(int[] values, int count)
        {
            int[] sorted = _sorted;
            for (int i = 0; i < count; i++)
            {
                int value = values[i];
                int j = i;
                for (; j > 0 && sorted[j - 1] > value; j--)
                    sorted[j] = sorted[j - 1];
                sorted[j] = value;
            }
            return (sorted[(count - 1) >> 1] + sorted[count >> 1]) >> 1;
        }
    }
}
