// What intervals are usual here and how much they change from one to the next. The quarter of the changes that are smallest tells how
// regular the rhythm is even where every other change belongs to an ectopic beat; normally distributed changes have a standard deviation
// of three times that. Half their median is as much in a normal distribution, and less where all changes are alike.
namespace HrvXkd.Core.Intervals
{
    internal sealed class UsualRhythm
    {
        // Changes that are remembered; with fewer than these nothing is said of them.
        private const int Changes = 64;
        private const int FewestChanges = 8;
        private const int FewestForIrregular = 32;

        // Median change, 1/1000, above which a rhythm is none. Resting sinus rhythm of young and trained people reaches 85.
        private const int IrregularChange = 110;

        private const int History = 8;

        private readonly SlidingQuantiles _changes = new SlidingQuantiles(Changes);
        private readonly int[] _kept = new int[History];
        private readonly int[] _sorted = new int[History + NnCleaner.DelayIntervals + 2];
        private int _keptAt;
        private int _keptCount;
        private int _count;

        /// <summary>Usual change from interval to interval, 1/1000; 0 while unknown.</summary>
        public int Change
        {
            get
            {
                if (_changes.Count < FewestChanges)
                    return 0;
                int quarter = _changes.Lowest(4);
                int half = _changes.Lowest(2) / 2;
                return quarter < half ? quarter : half;
            }
        }

        /// <summary>True if intervals of usual beats follow each other without a rhythm.</summary>
        public bool IsIrregular { get { return _changes.Count >= FewestForIrregular && _changes.Lowest(2) > IrregularChange; } }

        /// <summary>Learns the change between two intervals that touch.</summary>
        public void AddChange(int before, int after)
        {
            long difference = before > after ? before - after : after - before;
            _changes.Add((int)(difference * 2000 / ((long)before + after)));
        }

        /// <summary>Remembers an interval that was kept.</summary>
        public void Keep(int interval)
        {
            _kept[_keptAt] = interval;
            _keptAt = _keptAt + 1 == History ? 0 : _keptAt + 1;
            if (_keptCount < History)
                _keptCount++;
        }

        /// <summary>Forgets the intervals that were kept: another rhythm has begun.</summary>
        public void ForgetKept()
        {
            _keptCount = 0;
            _keptAt = 0;
        }

        /// <summary>Starts a median over the remembered intervals.</summary>
        public void StartMedian()
        {
            _count = 0;
            for (int i = 0; i < _keptCount; i++)
                AddToMedian(_kept[i]);
        }

        /// <summary>Adds an interval to the median.</summary>
        public void AddToMedian(int interval)
        {
            int j = _count++;
            for (; j > 0 && _sorted[j - 1] > interval; j--)
                _sorted[j] = _sorted[j - 1];
            _sorted[j] = interval;
        }

        /// <summary>The median; 0 if there is no interval.</summary>
        public int Median()
        {
            return _count == 0 ? 0 : (_sorted[(_count - 1) >> 1] + _sorted[_count >> 1]) >> 1;
        }
    }
}
