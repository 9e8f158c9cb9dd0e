// Sorts RR intervals into NN and others by shape and rhythm together. An interval is decided when the four that follow it are
// known, or when the recording pauses. How early or how far off an interval may be follows from how much intervals between beats of
// the usual shape change from one to the next here: atrial fibrillation is no row of ectopic beats. Nothing is corrected by
// interpolation: what is not normal is dropped and leaves a hole.
namespace HrvXkd.Core.Intervals
{
    /// <summary>Turns beats into RR intervals and flags each as kept or dropped. Streaming, delay four beats.</summary>
    public sealed class NnCleaner
    {
        /// <summary>Intervals after the one that is decided.</summary>
        public const int DelayIntervals = 4;

        /// <summary>Shortest interval kept, ticks: 300 ms.</summary>
        public const int ShortestTicks = 300 * Ticks.PerMs;

        /// <summary>Longest interval kept, ticks: 2000 ms.</summary>
        public const int LongestTicks = 2000 * Ticks.PerMs;

        // Longer intervals are all alike; the start of such a one is not told.
        private const int TooLongTicks = 1 << 30;
        private const int LeastQuality = 25;
        private const int LeastSimilarity = 75;
        private const int HistoryLength = 5;

        // Changes from interval to interval, in 1/1000, from which the usual change is taken; fewer say nothing.
        private const int ChangeLength = 16;
        private const int FewestChanges = 8;

        // Bounds of what is early, late and irregular, 1/1000 of the local median, in a steady rhythm; each grows with what the usual
        // change exceeds that of sinus rhythm, 1/1000.
        private const int Early = 120;
        private const int Late = 80;
        private const int Irregular = 250;
        private const int SinusChange = 90;
        private const int EarlyPerChange = 6;
        private const int IrregularPerChange = 8;

        // A beat is odd if its likeness lies so far below 100: a base, and a multiple of what the usual beats differ; at most 25.
        private const int OddBase = 4;
        private const int OddPerUsual = 1;

        private const int Capacity = DelayIntervals + 2;

        // Pending intervals; entry 0 is the oldest.
        private readonly long[] _end = new long[Capacity];
        private readonly int[] _interval = new int[Capacity];
        private readonly int[] _quality = new int[Capacity];
        private readonly bool[] _oddStart = new bool[Capacity];
        private readonly bool[] _oddEnd = new bool[Capacity];
        private readonly int[] _history = new int[HistoryLength];
        private readonly int[] _change = new int[ChangeLength];
        private readonly int[] _sorted = new int[ChangeLength + Capacity];
        private int _pending;
        private int _historyAt;
        private int _historyCount;
        private bool _hasBeat;
        private long _lastBeat;
        private int _lastQuality;
        private bool _lastOdd;
        private int _before;
        private long _beforeEnd = -1;
        private bool _beforeOdd;
        private int _unlikenessQ8 = 256 * 4;
        private int _changeAt;
        private int _changeCount;

        /// <summary>Start of the interval just taken, ticks.</summary>
        public long StartTicks { get; private set; }

        /// <summary>Length of the interval just taken, ticks.</summary>
        public int IntervalTicks { get; private set; }

        /// <summary>Lower quality of its two beats, 0..100.</summary>
        public int Quality { get; private set; }

        /// <summary>What was decided.</summary>
        public NnFlag Flag { get; private set; }

        /// <summary>End of the oldest interval not yet decided, ticks; -1 if there is none.</summary>
        public long OldestPendingEnd { get { return _pending == 0 ? -1 : _end[0]; } }

        /// <summary>Adds a beat. Take every decided interval before the next call.</summary>
        /// <param name="beatTicks">Time of the beat, ticks, later than the one before.</param>
        /// <param name="quality">Quality of the beat, 0..100.</param>
        /// <param name="similarity">Likeness of its shape to the usual one, -100..100; 100 if unknown.</param>
        /// <param name="first">True if no interval leads to it: the first beat, or the first after a gap.</param>
        public void Push(long beatTicks, int quality, int similarity, bool first)
        {
            bool odd = IsOdd(similarity);
            if (_hasBeat && !first && _pending < Capacity)
            {
                long interval = beatTicks - _lastBeat;
                int i = _pending++;
                _end[i] = beatTicks;
                _interval[i] = interval > TooLongTicks ? TooLongTicks : (int)interval;
                _quality[i] = quality < _lastQuality ? quality : _lastQuality;
                _oddStart[i] = _lastOdd;
                _oddEnd[i] = odd;
            }
            _hasBeat = true;
            _lastBeat = beatTicks;
            _lastQuality = quality;
            _lastOdd = odd;
        }

        /// <summary>Takes the next decided interval.</summary>
        /// <param name="flush">Decide with what is known: no beat follows soon.</param>
        /// <returns>False if there is none.</returns>
        public bool TryTake(bool flush)
        {
            if (_pending == 0 || (!flush && _pending <= DelayIntervals))
                return false;
            int interval = _interval[0];
            IntervalTicks = interval;
            StartTicks = _end[0] - interval;
            Quality = _quality[0];
            Flag = Decide(interval);
            if (Flag == NnFlag.Kept)
                Remember(interval);
            bool odd = _oddStart[0] || _oddEnd[0];
            if (_beforeEnd == StartTicks && !odd && !_beforeOdd && interval <= LongestTicks && _before <= LongestTicks)
            {
                _change[_changeAt] = Change(_before, interval);
                _changeAt = (_changeAt + 1) & (ChangeLength - 1);
                if (_changeCount < ChangeLength)
                    _changeCount++;
            }
            _before = interval;
            _beforeEnd = _end[0];
            _beforeOdd = odd;
            _pending--;
            System.Array.Copy(_end, 1, _end, 0, _pending);
            System.Array.Copy(_interval, 1, _interval, 0, _pending);
            System.Array.Copy(_quality, 1, _quality, 0, _pending);
            System.Array.Copy(_oddStart, 1, _oddStart, 0, _pending);
            System.Array.Copy(_oddEnd, 1, _oddEnd, 0, _pending);
            return true;
        }

        private NnFlag Decide(int interval)
        {
            if (interval < ShortestTicks || interval > LongestTicks)
                return NnFlag.OutOfRange;
            if (_quality[0] < LeastQuality)
                return NnFlag.PoorSignal;
            if (_oddStart[0] || _oddEnd[0])
                return NnFlag.Ectopic;
            int median = LocalMedian();
            int change = ExcessChange();
            // Early beat with a pause after it, here or in the interval before.
            int after = _pending > 1 && _end[1] - _interval[1] == _end[0] ? _interval[1] : median;
            if (IsEarly(interval, after, median, change) || (_beforeEnd == StartTicks && IsEarly(_before, interval, median, change)))
                return NnFlag.Ectopic;
            long distance = interval > median ? interval - median : median - interval;
            return distance * 1000 > (long)median * (Irregular + (IrregularPerChange * change)) ? NnFlag.Irregular : NnFlag.Kept;
        }

        // Ventricular beats can resemble the usual ones at 90 of 100 where the usual ones reach 99 among themselves.
        private bool IsOdd(int similarity)
        {
            int bound = 100 - OddBase - (OddPerUsual * _unlikenessQ8 / 256);
            if (bound < LeastSimilarity)
                bound = LeastSimilarity;
            if (similarity >= LeastSimilarity)
                _unlikenessQ8 += (((100 - similarity) * 256) - _unlikenessQ8) / 16;
            return similarity < bound;
        }

        private static bool IsEarly(long early, long late, long median, int change)
        {
            return early * 1000 < median * (1000 - Early - (EarlyPerChange * change))
                && late * 1000 > median * (1000 + Late + (EarlyPerChange * change));
        }

        private static int Change(long a, long b)
        {
            long difference = a > b ? a - b : b - a;
            return (int)(difference * 2000 / (a + b));
        }

        // What the usual change between intervals of beats of the usual shape exceeds that of sinus rhythm. A third of the changes
        // are smaller: some may be ectopic.
        private int ExcessChange()
        {
            int[] sorted = _sorted;
            int count = 0;
            for (int i = 0; i < _changeCount; i++)
                count = Insert(sorted, count, _change[i]);
            for (int i = 1; i < _pending; i++)
            {
                bool odd = _oddStart[i - 1] || _oddEnd[i - 1] || _oddEnd[i];
                if (!odd && _end[i] - _interval[i] == _end[i - 1] && _interval[i] <= LongestTicks && _interval[i - 1] <= LongestTicks)
                    count = Insert(sorted, count, Change(_interval[i - 1], _interval[i]));
            }
            int change = count < FewestChanges ? 0 : sorted[count / 3] - SinusChange;
            return change < 0 ? 0 : change;
        }

        // Median of the last kept intervals, this one and those that follow.
        private int LocalMedian()
        {
            int[] sorted = _sorted;
            int count = 0;
            for (int i = 0; i < _historyCount; i++)
                count = Insert(sorted, count, _history[i]);
            for (int i = 0; i < _pending; i++)
            {
                if (_interval[i] >= ShortestTicks && _interval[i] <= LongestTicks)
                    count = Insert(sorted, count, _interval[i]);
            }
            return (sorted[(count - 1) >> 1] + sorted[count >> 1]) >> 1;
        }

        private static int Insert(int[] sorted, int count, int value)
        {
            int j = count;
            for (; j > 0 && sorted[j - 1] > value; j--)
                sorted[j] = sorted[j - 1];
            sorted[j] = value;
            return count + 1;
        }

        private void Remember(int interval)
        {
            _history[_historyAt] = interval;
            _historyAt = _historyAt + 1 == HistoryLength ? 0 : _historyAt + 1;
            if (_historyCount < HistoryLength)
                _historyCount++;
        }
    }
}
