// Chooses the beats among the peaks of the slope energy: the best-scoring sequence of peaks (Viterbi), decided with a lag.
// A peak scores by its height against an adaptive threshold; a step between two beats costs by how far the interval lies
// from the recent rhythm. This one rule rejects T waves and noise, searches back after a long pause, and, because the first
// peaks wait until the levels are learned, loses no beat at the start. Scores are in Q8 octaves (256 = a factor of 2).
namespace HrvXkd.Core.Beats
{
    internal sealed class BeatTracker
    {
        /// <summary>Most peaks that wait for a decision.</summary>
        public const int Capacity = 64;
        private const int Impossible = -(1 << 28);

        private readonly int _refractory;
        private readonly int _learn;
        private readonly int _lag;
        private readonly int _maximumAge;
        private readonly int _tWave;
        private readonly long[] _time = new long[Capacity];
        private readonly int[] _height = new int[Capacity];
        private readonly int[] _logHeight = new int[Capacity];
        private readonly int[] _score = new int[Capacity];
        private readonly int[] _back = new int[Capacity];
        private readonly BeatLevels _levels;
        private int _count;
        private long _start;
        private bool _learned;
        private bool _hasLast;
        private int _lastLogHeight;

        public BeatTracker(int rateHz)
        {
            _refractory = BeatTime.Samples(BeatTuning.RefractoryMs, rateHz);
            _learn = BeatTime.Samples(BeatTuning.LearnMs, rateHz);
            _lag = BeatTime.Samples(BeatTuning.LagMs, rateHz);
            _maximumAge = BeatTime.Samples(BeatTuning.MaximumAgeMs, rateHz);
            _tWave = BeatTime.Samples(BeatTuning.TWaveMs, rateHz);
            _levels = new BeatLevels(rateHz);
        }

        /// <summary>Time of the latest beat, samples.</summary>
        public long BeatSample { get; private set; }

        /// <summary>Slope energy of the latest beat.</summary>
        public int BeatHeight { get; private set; }

        /// <summary>Typical height of what lies between beats.</summary>
        public int NoiseHeight { get { return _levels.Noise; } }

        /// <summary>Starts a new stretch of signal; what was learned stays.</summary>
        public void Restart(long sample)
        {
            _count = 0;
            _hasLast = false;
            _start = sample;
        }

        /// <summary>No beat before this sample is still to be taken.</summary>
        public long Settled(long now)
        {
            long since = _hasLast ? BeatSample : _start;
            return _learned && now - _maximumAge > since ? now - _maximumAge : since;
        }

        public void Add(long sample, int height)
        {
            if (_count == Capacity)
                RemoveOldest(1);
            if (height > BeatTuning.MaximumEnergy)
                height = BeatTuning.MaximumEnergy;
            int i = _count++;
            _time[i] = sample;
            _height[i] = height;
            _logHeight[i] = Numerics.IntegerMath.Log2Q8(height);
            if (_learned)
                Score(i);
        }

        /// <summary>Takes the next beat that is certain by now, if any.</summary>
        public bool TryTake(long now, bool flush)
        {
            if (!_learned && !TryLearn(now, flush))
                return false;
            int drop = 0;
            while (drop < _count && _time[drop] < now - _maximumAge)
                drop++;
            if (drop > 0)
            {
                for (int i = 0; i < drop; i++)
                    _levels.Reject(_height[i]);
                RemoveOldest(drop);
            }
            int first = FirstOnBestPath(now);
            if (first < 0 || (!flush && _time[first] > now - _lag))
                return false;
            Take(first);
            return true;
        }

        private bool TryLearn(long now, bool flush)
        {
            if (!flush && now - _start < _learn)
                return false;
            if (!_levels.Learn(_time, _height, _count))
            {
                RemoveOldest(_count);
                _start = now;
                return false;
            }
            _learned = true;
            ScoreAll();
            return true;
        }

        private void ScoreAll()
        {
            for (int i = 0; i < _count; i++)
                Score(i);
        }

        private void Score(int i)
        {
            long time = _time[i];
            int log = _logHeight[i];
            int best = 0;
            int back = -1;
            if (_hasLast)
            {
                long interval = time - BeatSample;
                best = interval < _refractory ? Impossible : -StepCost(interval, log - _lastLogHeight);
            }
            for (int j = i - 1; j >= 0; j--)
            {
                long interval = time - _time[j];
                if (interval < _refractory || _score[j] <= Impossible)
                    continue;
                int score = _score[j] - StepCost(interval, log - _logHeight[j]);
                if (score > best)
                {
                    best = score;
                    back = j;
                }
            }
            if (best > Impossible)
                best += _levels.Evidence(log, _hasLast ? time - BeatSample : 0);
            _score[i] = best;
            _back[i] = back;
        }

        private int StepCost(long interval, int logRise)
        {
            int cost = _levels.IntervalCost(interval);
            // A T wave: soon after the beat before it and much flatter.
            if (interval < _tWave && logRise < -BeatTuning.TWaveFall)
                cost += BeatTuning.TWaveCost;
            return cost;
        }

        private int FirstOnBestPath(long now)
        {
            int best = _hasLast ? -_levels.PauseCost(now - BeatSample) : Impossible / 2;
            int at = -1;
            for (int i = 0; i < _count; i++)
            {
                int score = _score[i] - _levels.PauseCost(now - _time[i]);
                if (score > best)
                {
                    best = score;
                    at = i;
                }
            }
            while (at >= 0 && _back[at] >= 0)
                at = _back[at];
            return at;
        }

        private void Take(int index)
        {
            long time = _time[index];
            _levels.Accept(_height[index], _hasLast ? time - BeatSample : 0);
            BeatSample = time;
            BeatHeight = _height[index];
            _lastLogHeight = _logHeight[index];
            _hasLast = true;
            for (int i = 0; i < index; i++)
                _levels.Reject(_height[i]);
            RemoveOldest(index + 1);
        }

        private void RemoveOldest(int number)
        {
            int left = _count - number;
            System.Array.Copy(_time, number, _time, 0, left);
            System.Array.Copy(_height, number, _height, 0, left);
            System.Array.Copy(_logHeight, number, _logHeight, 0, left);
            _count = left;
            if (_learned)
                ScoreAll();
        }
    }
}
