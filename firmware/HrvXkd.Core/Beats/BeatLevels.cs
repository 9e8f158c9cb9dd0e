// What the detector has learned: heights of recent beats, height of what lies between, recent rhythm; and the scores made from them.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class BeatLevels
    {
        private const int History = 8;

        private const int NotKnown = -1;

        // In order of time and of size.
        private readonly int[] _heights = new int[History];
        private readonly int[] _sortedHeights = new int[History];
        private readonly int[] _intervals = new int[History];
        private readonly int[] _sortedIntervals = new int[History];
        private readonly int _rateHz;
        private readonly int _pause;
        private readonly int _halving;
        private int _heightAt;
        private int _intervalAt;
        private int _intervalCount;
        private int _logThreshold;
        private int _logNoisyThreshold;
        private int _spreadQ4 = BeatTuning.RegularSpread << 4;
        private int _agreeing;
        private int _free = 3 * BeatTuning.FreeInterval;
        private int _usualInterval;
        private int _logInterval;
        private int _noise;
        private int _signal;
        private int _threshold;

        public BeatLevels(int rateHz)
        {
            _rateHz = rateHz;
            _pause = BeatTime.Samples(BeatTuning.PauseMs, rateHz);
            _halving = BeatTime.Samples(BeatTuning.HalvingMs, rateHz);
            _usualInterval = BeatTime.Samples(800, rateHz);
            _logInterval = IntegerMath.Log2Q8(_usualInterval);
        }

        public int Noise { get { return _noise; } }

        public int Signal { get { return _signal; } }

        public int Threshold { get { return _threshold; } }

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
            Fill(second);
            _noise = second >> 3;
            _signal = second;
            Update();
            return true;
        }

        /// <summary>In noise, the cost of an interval is multiplied by so much, percent: the more regular the rhythm, the more.</summary>
        public int NoisyRhythm { get { return BeatTuning.NoisyRhythm * 2 * BeatTuning.RegularSpread / (BeatTuning.RegularSpread + (_spreadQ4 >> 4)); } }

        /// <summary>Score of a peak as a beat, Q8 octaves above the threshold, bounded; the threshold falls in a long pause.</summary>
        public int Evidence(int logHeight, long sinceBeat, bool inNoise)
        {
            int threshold = inNoise ? _logNoisyThreshold : _logThreshold;
            long pause = sinceBeat - _pause;
            if (pause > 0)
                threshold -= (int)(256 * pause / _halving);
            int evidence = logHeight - threshold;
            if (evidence > BeatTuning.EvidenceLimit)
                return BeatTuning.EvidenceLimit;
            return evidence < -BeatTuning.DoubtLimit ? -BeatTuning.DoubtLimit : evidence;
        }

        /// <summary>An interval against the recent ones, log2 in Q8.</summary>
        public int RatioOf(long interval)
        {
            return IntegerMath.Log2Q8(interval) - _logInterval;
        }

        /// <summary>Cost of an interval that should have so many times the length of the recent ones, log2 in Q8.</summary>
        public int IntervalCost(long interval, int coupling)
        {
            int ratio = IntegerMath.Log2Q8(interval) - _logInterval - coupling;
            if (ratio >= 0)
                return LongCost(ratio);
            ratio = -ratio - _free;
            return ratio <= 0 ? 0 : (ratio * BeatTuning.ShortSlope) >> 8;
        }

        /// <summary>True of an interval as long as the recent ones.</summary>
        public bool IsUsual(long interval)
        {
            if (_intervalCount < History)
                return false;
            if (_agreeing == NotKnown)
                _agreeing = Agreeing();
            if (_agreeing < BeatTuning.StrangeAgree)
                return false;
            int ratio = IntegerMath.Log2Q8(interval) - _logInterval;
            return ratio <= BeatTuning.StrangeRhythm && ratio >= -BeatTuning.StrangeRhythm;
        }

        /// <summary>Cost of having no beat for so long.</summary>
        public int PauseCost(long interval)
        {
            return interval <= _usualInterval ? 0 : LongCost(IntegerMath.Log2Q8(interval) - _logInterval);
        }

        /// <summary>Learns from a beat; height 0 if it has none to learn from.</summary>
        public void Accept(int height, long interval, bool inNoise)
        {
            if (height > 0)
            {
                if (interval > _pause)
                {
                    // The signal is back, perhaps at another size: what was learned before counts no more.
                    Fill(height);
                    if (_noise > height >> 3)
                        _noise = height >> 3;
                }
                else
                {
                    Exchange(_sortedHeights, History, _heights[_heightAt], height);
                    _heights[_heightAt] = height;
                }
                _heightAt = (_heightAt + 1) & (History - 1);
                _signal = Median(_sortedHeights, History);
            }
            if (interval > 0 && interval < 3L * _rateHz)
            {
                LearnSpread(interval, inNoise);
                int gone = _intervals[_intervalAt];
                if (_intervalCount < History)
                {
                    // A place that is still empty holds 0, and so does its place in order of size, the last.
                    _intervalCount++;
                    gone = 0;
                }
                Exchange(_sortedIntervals, _intervalCount, gone, (int)interval);
                _intervals[_intervalAt] = (int)interval;
                _intervalAt = (_intervalAt + 1) & (History - 1);
                _usualInterval = Median(_sortedIntervals, _intervalCount);
                _logInterval = IntegerMath.Log2Q8(_usualInterval);
                _free = _intervalCount < 3 ? 3 * BeatTuning.FreeInterval : BeatTuning.FreeInterval;
                _agreeing = NotKnown;
            }
            Update();
        }

        public void Reject(int height)
        {
            if (height > _signal)
                height = _signal;
            _noise += (height - _noise) >> 3;
            Update();
        }

        // Slowly, and in noise, where beats are less certain, hardly at all.
        private void LearnSpread(long interval, bool inNoise)
        {
            if (_intervalCount < 4)
                return;
            int spread = IntegerMath.Log2Q8(interval) - _logInterval;
            if (spread < 0)
                spread = -spread;
            if (spread > 256)
                spread = 256;
            _spreadQ4 += ((spread << 4) - _spreadQ4) / (inNoise ? 128 : 16);
        }

        private int LongCost(int ratio)
        {
            ratio -= _free;
            if (ratio <= 0)
                return 0;
            int cost = (ratio * BeatTuning.LongSlope) >> 8;
            return cost > BeatTuning.LongLimit ? BeatTuning.LongLimit : cost;
        }

        // How many of the recent intervals lie near their median. Few beats ask for it.
        private int Agreeing()
        {
            int agreeing = 0;
            for (int i = 0; i < _intervalCount; i++)
            {
                int off = IntegerMath.Log2Q8(_intervals[i]) - _logInterval;
                if (off < BeatTuning.StrangeNear && off > -BeatTuning.StrangeNear)
                    agreeing++;
            }
            return agreeing;
        }

        private void Fill(int height)
        {
            for (int i = 0; i < History; i++)
            {
                _heights[i] = height;
                _sortedHeights[i] = height;
            }
        }

        private void Update()
        {
            int above = _signal > _noise ? _signal - _noise : 0;
            int threshold = _noise + (int)((long)above * BeatTuning.ThresholdPercent / 100);
            _threshold = threshold;
            _logThreshold = IntegerMath.Log2Q8(threshold);
            int noisy = (int)((long)_noise * BeatTuning.NoiseTimes / 100);
            int most = (int)((long)_signal * BeatTuning.NoisySignal / 100);
            if (noisy > most)
                noisy = most;
            _logNoisyThreshold = noisy > threshold ? IntegerMath.Log2Q8(noisy) : _logThreshold;
        }

        // Puts a value in place of one that is there.
        private static void Exchange(int[] sorted, int count, int gone, int value)
        {
            int i = count - 1;
            while (sorted[i] != gone)
                i--;
            for (; i > 0 && sorted[i - 1] > value; i--)
                sorted[i] = sorted[i - 1];
            for (; i + 1 < count && sorted[i + 1] < value; i++)
                sorted[i] = sorted[i + 1];
            sorted[i] = value;
        }

        private static int Median(int[] sorted, int count)
        {
            return (sorted[(count - 1) >> 1] + sorted[count >> 1]) >> 1;
        }
    }
}
