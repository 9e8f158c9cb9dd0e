// Chooses the beats among the candidates: the best-scoring sequence (Viterbi), decided with a lag. A candidate scores by its height against
// an adaptive threshold or, in noise, by how well it matches a known shape; a step between two beats costs by how far the interval lies from
// the recent rhythm. This one rule rejects T waves and noise, searches back after a long pause, and, because the first candidates wait
// until the levels are learned, loses no beat at the start. Scores are in Q8 octaves (256 = a factor of 2).
namespace HrvXkd.Core.Beats
{
    internal sealed class BeatTracker
    {
        private const int Impossible = -(1 << 28);

        private readonly int _refractory;
        private readonly int _learn;
        private readonly int _lag;
        private readonly int _maximumAge;
        private readonly int _tWave;
        private readonly BeatCandidates _candidates;
        private readonly int[] _score = new int[BeatCandidates.Capacity];
        private readonly sbyte[] _back = new sbyte[BeatCandidates.Capacity];
        private readonly BeatLevels _levels;
        private readonly ShapeIntervals _coupling;
        private long _start;
        private bool _learned;
        private bool _hasLast;
        private bool _hasBefore;
        private int _lastShape = -1;
        private int _shapeBefore = -1;
        private long _before;
        private int _lastLogHeight;
        private long _beatSample;
        private long _beatPeak;
        private bool _beatMatches;
        private int _beatHeight;
        private bool _beatInNoise;

        public BeatTracker(ShapeIntervals coupling, int rateHz)
        {
            _coupling = coupling;
            _refractory = BeatTime.Samples(BeatTuning.RefractoryMs, rateHz);
            _learn = BeatTime.Samples(BeatTuning.LearnMs, rateHz);
            _lag = BeatTime.Samples(BeatTuning.LagMs, rateHz);
            _maximumAge = BeatTime.Samples(BeatTuning.MaximumAgeMs, rateHz);
            _tWave = BeatTime.Samples(BeatTuning.TWaveMs, rateHz);
            _levels = new BeatLevels(rateHz);
            _candidates = new BeatCandidates(rateHz);
        }

        /// <summary>Time of the latest beat: the middle of its hump of energy, samples.</summary>
        public long BeatSample { get { return _beatSample; } }

        /// <summary>R peak of the latest beat where it was found by its shape, samples; -1 elsewhere.</summary>
        public long BeatPeak { get { return _beatPeak; } }

        /// <summary>True if the latest beat looks like a known shape, as far as noise lets it be seen.</summary>
        public bool BeatMatches { get { return _beatMatches; } }

        /// <summary>Height of the latest beat.</summary>
        public int BeatHeight { get { return _beatHeight; } }

        /// <summary>True if the latest beat lies in noise.</summary>
        public bool BeatInNoise { get { return _beatInNoise; } }

        /// <summary>Height from which a hump of energy is rather a beat than not.</summary>
        public int Threshold { get { return _levels.Threshold; } }

        /// <summary>Typical height of what lies between beats.</summary>
        public int NoiseHeight { get { return _levels.Noise; } }

        /// <summary>Starts a new stretch of signal; what was learned stays.</summary>
        public void Restart(long sample)
        {
            _candidates.RemoveOldest(_candidates.Count);
            _hasLast = false;
            _hasBefore = false;
            _lastShape = -1;
            _start = sample;
        }

        /// <summary>No beat before this sample is still to be taken.</summary>
        public long Settled(long now)
        {
            long since = _hasLast ? _beatSample : _start;
            return _learned && now - _maximumAge > since ? now - _maximumAge : since;
        }

        /// <summary>Takes a hump of energy.</summary>
        public void AddHump(long sample, int height, bool inNoise, bool isStrange)
        {
            if (height > BeatTuning.MaximumEnergy)
                height = BeatTuning.MaximumEnergy;
            if (!_hasLast || sample > _beatSample)
                ScoreFrom(_candidates.AddHump(sample, height, inNoise, isStrange));
        }

        /// <summary>Noise has begun: candidates from a time on lie in it.</summary>
        public void MarkNoise(long from)
        {
            int i = _candidates.Count;
            while (i > 0 && _candidates.Time[i - 1] >= from)
                _candidates.InNoise[--i] = true;
            ScoreFrom(i);
        }

        /// <summary>Takes a match of a known shape.</summary>
        public void AddMatch(long sample, int evidence, long peak, int shape)
        {
            if (!_hasLast || sample > _beatSample)
                ScoreFrom(_candidates.AddMatch(sample, evidence, peak, shape));
        }

        /// <summary>Learns the shape of the latest beat, -1 if it has none that is known.</summary>
        public void LearnShape(int shape)
        {
            _lastShape = shape;
            if (_hasBefore)
                _coupling.Learn(_shapeBefore, shape, _levels.RatioOf(_beatSample - _before));
        }

        /// <summary>Takes the next beat that is certain by now, if any.</summary>
        public bool TryTake(long now, bool flush)
        {
            if (!_learned && !TryLearn(now, flush))
                return false;
            int drop = 0;
            while (drop < _candidates.Count && _candidates.Time[drop] < now - _maximumAge)
                drop++;
            if (drop > 0)
            {
                Reject(drop);
                RemoveOldest(drop);
            }
            if (!flush && (_candidates.Count == 0 || _candidates.Time[0] > now - _lag))
                return false;
            int first = FirstOnBestPath(now);
            if (first < 0 || (!flush && _candidates.Time[first] > now - _lag))
                return false;
            Take(first);
            return true;
        }

        private bool TryLearn(long now, bool flush)
        {
            if (!flush && now - _start < _learn)
                return false;
            if (!_levels.Learn(_candidates.Time, _candidates.Height, _candidates.Count))
            {
                RemoveOldest(_candidates.Count);
                _start = now;
                return false;
            }
            _learned = true;
            ScoreFrom(0);
            return true;
        }

        private void ScoreFrom(int index)
        {
            if (!_learned)
                return;
            int noisyRhythm = _levels.NoisyRhythm;
            for (int i = index; i < _candidates.Count; i++)
                Score(i, _candidates.InNoise[i] ? noisyRhythm : 100);
        }

        private void Score(int i, int rhythm)
        {
            long[] times = _candidates.Time;
            int[] logs = _candidates.LogHeight;
            sbyte[] shapes = _candidates.Shape;
            int[] scores = _score;
            long time = times[i];
            int log = logs[i];
            int shape = shapes[i];
            int best = 0;
            int back = -1;
            if (_hasLast)
            {
                long interval = time - _beatSample;
                best = interval < _refractory ? Impossible : -StepCost(interval, _lastLogHeight, log, rhythm, _coupling.Usual(_lastShape, shape));
            }
            for (int j = i - 1; j >= 0; j--)
            {
                // A step costs nothing or more: most candidates cannot be better, whatever their step costs.
                int score = scores[j];
                if (score <= best)
                    continue;
                long interval = time - times[j];
                if (interval < _refractory)
                    continue;
                score -= StepCost(interval, logs[j], log, rhythm, _coupling.Usual(shapes[j], shape));
                if (score > best && _candidates.IsStrange[j] && !_candidates.IsStrange[i] && logs[j] < log && IsInRhythm(j, time))
                    score -= BeatTuning.StrangeCost;
                if (score > best)
                {
                    best = score;
                    back = j;
                }
            }
            if (best > Impossible)
                best += Evidence(i, _hasLast ? time - _beatSample : 0);
            scores[i] = best;
            _back[i] = (sbyte)back;
        }

        // True if a beat that follows a candidate lies where the beats before the candidate lead to expect one.
        private bool IsInRhythm(int i, long time)
        {
            int before = _back[i];
            long last = before >= 0 ? _candidates.Time[before] : _hasLast ? _beatSample : time;
            if (_levels.IsUsual(time - last))
                return true;
            if (before < 0)
                return _hasBefore && _levels.IsUsual((time - _before) / 2);
            before = _back[before];
            last = before >= 0 ? _candidates.Time[before] : _hasLast ? _beatSample : time;
            return _levels.IsUsual((time - last) / 2);
        }

        private int Evidence(int i, long sinceBeat)
        {
            int match = _candidates.Match[i];
            int log = _candidates.LogHeight[i];
            if (log == BeatCandidates.Unknown)
                return match;
            int hump = _levels.Evidence(log, sinceBeat, _candidates.InNoise[i]);
            return hump > match ? hump : match;
        }

        private int StepCost(long interval, int logBefore, int log, int rhythm, int coupling)
        {
            int cost = _levels.IntervalCost(interval, coupling) * rhythm / 100;
            // A T wave: soon after the beat before it and much flatter.
            if (interval < _tWave && log != BeatCandidates.Unknown && log - logBefore < -BeatTuning.TWaveFall)
                cost += BeatTuning.TWaveCost;
            return cost;
        }

        private int FirstOnBestPath(long now)
        {
            int best = _hasLast ? -_levels.PauseCost(now - _beatSample) : Impossible / 2;
            int at = -1;
            long[] times = _candidates.Time;
            int[] scores = _score;
            // Of scores that are alike the oldest counts, but none that is only as good as no beat at all. A pause costs nothing or more.
            for (int i = _candidates.Count - 1; i >= 0; i--)
            {
                int score = scores[i];
                if (score < best)
                    continue;
                score -= _levels.PauseCost(now - times[i]);
                if (score > best || (score == best && at >= 0))
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
            long time = _candidates.Time[index];
            int height = _candidates.Height[index];
            _beatInNoise = _candidates.InNoise[index];
            _levels.Accept(_beatInNoise ? 0 : height, _hasLast ? time - _beatSample : 0, _beatInNoise);
            _before = _beatSample;
            _shapeBefore = _lastShape;
            _hasBefore = _hasLast;
            _beatSample = time;
            _beatPeak = _candidates.PeakOf(index);
            _beatMatches = _candidates.Match[index] > 0;
            _beatHeight = height > 0 ? height : _levels.Signal;
            if (height > 0)
                _lastLogHeight = _candidates.LogHeight[index];
            _lastShape = _candidates.Shape[index];
            _hasLast = true;
            Reject(index);
            RemoveOldest(index + 1);
        }

        private void Reject(int number)
        {
            for (int i = 0; i < number; i++)
            {
                if (_candidates.Height[i] > 0)
                    _levels.Reject(_candidates.Height[i]);
            }
        }

        private void RemoveOldest(int number)
        {
            _candidates.RemoveOldest(number);
            ScoreFrom(0);
        }
    }
}
