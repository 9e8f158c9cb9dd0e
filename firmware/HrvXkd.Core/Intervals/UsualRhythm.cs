// What intervals between beats of usual shape are like here. Change: from one interval to the next. The quarter of the changes that are
// smallest tells how regular a rhythm is even where every other change belongs to an ectopic beat; normally distributed changes have a
// standard deviation of three times that. Half their median is as much in a normal distribution, and less where all changes are alike.
// Surprise: how far an interval lies from the nearest of the four before it. Ectopic beats repeat themselves, and so does respiration;
// atrial fibrillation does not.
namespace HrvXkd.Core.Intervals
{
    internal sealed class UsualRhythm
    {
        /// <summary>Least tolerance for a change, 1/1000.</summary>
        public const int LeastTolerance = 100;

        // Eight times the usual change is two and a half standard deviations. No rhythm tolerates more than a fifth.
        private const int TolerancePerChange = 8;
        private const int MostTolerance = 200;

        // Changes and surprises that are remembered; with fewer than these nothing is said of them.
        private const int Memory = 64;
        private const int Fewest = 8;
        private const int FewestForIrregular = 32;

        // Medians, 1/1000, above which a rhythm is none. Changes of young people at rest reach 85, surprises 30; in atrial fibrillation
        // 200 and 60 are usual.
        private const int IrregularChange = 100;
        private const int IrregularSurprise = 30;

        private const int Nearest = 4;
        private const int Kept = 8;

        private readonly SlidingQuantiles _changes = new SlidingQuantiles(Memory);
        private readonly SlidingQuantiles _surprises = new SlidingQuantiles(Memory);
        private readonly int[] _latest = new int[Nearest];
        private readonly SlidingQuantiles _kept = new SlidingQuantiles(Kept);
        private readonly int[] _sorted = new int[Kept + NnCleaner.DelayIntervals + 2];
        private int _latestAt;
        private int _latestCount;
        private int _count;

        /// <summary>Usual change from interval to interval, 1/1000; 0 while unknown.</summary>
        public int Change
        {
            get
            {
                if (_changes.Count < Fewest)
                    return 0;
                int quarter = _changes.Lowest(4);
                int half = _changes.Lowest(2) / 2;
                return quarter < half ? quarter : half;
            }
        }

        /// <summary>True if intervals follow each other without a rhythm.</summary>
        public bool IsIrregular
        {
            get { return _changes.Count >= FewestForIrregular && _changes.Lowest(2) > IrregularChange && _surprises.Lowest(2) > IrregularSurprise; }
        }

        /// <summary>Change that is not yet remarkable, 1/1000.</summary>
        public int Tolerance
        {
            get
            {
                int tolerance = TolerancePerChange * Change;
                if (tolerance < LeastTolerance)
                    return LeastTolerance;
                return tolerance > MostTolerance && !IsIrregular ? MostTolerance : tolerance;
            }
        }

        /// <summary>Learns from an interval between two beats of usual shape.</summary>
        /// <param name="interval">The interval, ticks.</param>
        /// <param name="before">The interval before it if that was such a one and they touch, or 0.</param>
        public void Add(int interval, int before)
        {
            if (before > 0)
                _changes.Add((int)(Distance(before, interval) * 2000 / ((long)before + interval)));
            long nearest = NnCleaner.LongestTicks;
            for (int i = 0; i < _latestCount; i++)
            {
                long distance = Distance(_latest[i], interval);
                if (distance < nearest)
                    nearest = distance;
            }
            if (_latestCount > 0)
                _surprises.Add((int)(nearest * 1000 / interval));
            _latest[_latestAt] = interval;
            _latestAt = _latestAt + 1 == Nearest ? 0 : _latestAt + 1;
            if (_latestCount < Nearest)
                _latestCount++;
        }

        /// <summary>Remembers an interval that was kept, at most 2000 ms.</summary>
        public void Keep(int interval)
        {
            _kept.Add(interval);
        }

        /// <summary>Forgets the intervals that were kept: another rhythm has begun.</summary>
        public void ForgetKept()
        {
            _kept.Clear();
        }

        /// <summary>Starts a median over the intervals that were kept.</summary>
        public void StartMedian()
        {
            _kept.CopyTo(_sorted);
            _count = _kept.Count;
        }

        /// <summary>Adds an interval to the median.</summary>
        public void AddToMedian(int interval)
        {
            int[] sorted = _sorted;
            int j = _count++;
            for (; j > 0 && sorted[j - 1] > interval; j--)
                sorted[j] = sorted[j - 1];
            sorted[j] = interval;
        }

        /// <summary>The median; 0 if there is no interval.</summary>
        public int Median()
        {
            return _count == 0 ? 0 : (_sorted[(_count - 1) >> 1] + _sorted[_count >> 1]) >> 1;
        }

        private static long Distance(int a, int b)
        {
            return a > b ? a - b : b - a;
        }
    }
}
