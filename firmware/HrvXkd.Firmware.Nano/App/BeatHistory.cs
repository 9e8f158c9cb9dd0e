// Heart rate: the median interval between neighbouring beats of quality 50 and above in the last ten seconds, of which there must be two.
// What is older is not shown.
using HrvXkd.Core;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>The latest beats. Allocates nothing after the constructor.</summary>
    public sealed class BeatHistory
    {
        private const int Capacity = 64;
        private const int RecentTicks = 10 * Ticks.PerSecond;
        private const int TrustedQuality = 50;
        private const int FewestIntervals = 2;
        private const int TenthsPerMinute = 600;

        private readonly long[] _ticks = new long[Capacity];
        private readonly int[] _quality = new int[Capacity];
        private readonly int[] _sorted = new int[Capacity];
        private int _count;
        private int _next;

        /// <summary>Heart rate in tenths of beats per minute as of <see cref="Update"/>; 0 if there is none.</summary>
        public int RateTenths { get; private set; }

        /// <summary>Mean quality of its beats, 0..100.</summary>
        public int Quality { get; private set; }

        /// <summary>Time since the beat before the latest, ticks; 0 if there was none in ten seconds.</summary>
        public int LatestInterval { get; private set; }

        /// <summary>Takes a beat.</summary>
        /// <param name="ticks">Its time, later than the one before.</param>
        /// <param name="quality">0..100.</param>
        public void Add(long ticks, int quality)
        {
            LatestInterval = 0;
            if (_count > 0)
            {
                long interval = ticks - _ticks[Before(_next)];
                if (interval <= RecentTicks)
                    LatestInterval = (int)interval;
            }
            _ticks[_next] = ticks;
            _quality[_next] = quality;
            _next = (_next + 1) % Capacity;
            if (_count < Capacity)
                _count++;
        }

        /// <summary>Works out the heart rate.</summary>
        /// <param name="now">Time, ticks.</param>
        public void Update(long now)
        {
            int intervals = 0;
            int trusted = 0;
            int sum = 0;
            long later = -1;
            int at = _next;
            for (int i = 0; i < _count; i++)
            {
                at = Before(at);
                if (now - _ticks[at] > RecentTicks)
                    break;
                bool good = _quality[at] >= TrustedQuality;
                if (good)
                {
                    trusted++;
                    sum += _quality[at];
                    if (later >= 0)
                        Insert(intervals++, (int)(later - _ticks[at]));
                }
                later = good ? _ticks[at] : -1;
            }
            int median = intervals < FewestIntervals ? 0 : _sorted[intervals / 2];
            RateTenths = median == 0 ? 0 : ((TenthsPerMinute * Ticks.PerSecond) + (median / 2)) / median;
            Quality = RateTenths == 0 ? 0 : sum / trusted;
        }

        private static int Before(int index)
        {
            return index == 0 ? Capacity - 1 : index - 1;
        }

        private void Insert(int count, int interval)
        {
            int at = count;
            for (; at > 0 && _sorted[at - 1] > interval; at--)
                _sorted[at] = _sorted[at - 1];
            _sorted[at] = interval;
        }
    }
}
