// Sorts RR intervals into NN and others by shape and rhythm together. An interval is decided when the four that follow it are
// known, or when the recording pauses. Nothing is corrected by interpolation: what is not normal is dropped and leaves a hole.
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
        private const int Capacity = DelayIntervals + 2;

        // Pending intervals; entry 0 is the oldest.
        private readonly long[] _end = new long[Capacity];
        private readonly int[] _interval = new int[Capacity];
        private readonly int[] _quality = new int[Capacity];
        private readonly bool[] _oddStart = new bool[Capacity];
        private readonly bool[] _oddEnd = new bool[Capacity];
        private readonly int[] _history = new int[HistoryLength];
        private readonly int[] _sorted = new int[HistoryLength + Capacity];
        private int _pending;
        private int _historyAt;
        private int _historyCount;
        private bool _hasBeat;
        private long _lastBeat;
        private int _lastQuality;
        private bool _lastOdd;
        private int _before;
        private long _beforeEnd = -1;

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
            bool odd = similarity < LeastSimilarity;
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
            _before = interval;
            _beforeEnd = _end[0];
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
            // Early beat with a pause after it, here or in the interval before.
            int after = _pending > 1 && _end[1] - _interval[1] == _end[0] ? _interval[1] : median;
            if (IsEarly(interval, after, median) || (_beforeEnd == StartTicks && IsEarly(_before, interval, median)))
                return NnFlag.Ectopic;
            long distance = interval > median ? interval - median : median - interval;
            return distance * 4 > median ? NnFlag.Irregular : NnFlag.Kept;
        }

        private static bool IsEarly(long early, long late, long median)
        {
            return early * 100 < median * 88 && late * 100 > median * 108;
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
