// Cuts the stream of NN intervals into windows on the grid index * stride and computes each once all its intervals are known.
namespace HrvXkd.Core.Features
{
    internal sealed class WindowAssembler
    {
        /// <summary>Quality from which a window may be valid.</summary>
        public const int LeastQuality = 50;

        private readonly int _length;
        private readonly int _stride;
        private readonly long[] _start;
        private readonly int[] _interval;
        private readonly int[] _quality;
        private readonly int[] _windowNn;
        private readonly int[] _windowStart;
        private readonly FeatureExtractor _extractor;
        private int _first;
        private int _count;
        private int _next;

        public WindowAssembler(WindowProfile profile)
        {
            _length = profile.LengthSeconds * Ticks.PerSecond;
            _stride = profile.StrideSeconds * Ticks.PerSecond;
            // The shortest NN is 300 ms; the rest are intervals that settle while a window waits.
            int inWindow = (_length / Intervals.NnCleaner.ShortestTicks) + 1;
            int capacity = inWindow + 64;
            _start = new long[capacity];
            _interval = new int[capacity];
            _quality = new int[capacity];
            _windowNn = new int[inWindow];
            _windowStart = new int[inWindow];
            _extractor = new FeatureExtractor(inWindow);
        }

        public int WindowIndex { get; private set; }

        public int WindowQuality { get; private set; }

        public bool WindowValid { get; private set; }

        /// <summary>End of the next window, ticks.</summary>
        public long NextEnd { get { return ((long)_next * _stride) + _length; } }

        /// <summary>Adds a kept interval, in order.</summary>
        public void Add(long start, int interval, int quality)
        {
            int capacity = _start.Length;
            if (_count == capacity)
            {
                _first = _first + 1 == capacity ? 0 : _first + 1;
                _count--;
            }
            int at = _first + _count;
            if (at >= capacity)
                at -= capacity;
            _start[at] = start;
            _interval[at] = interval;
            _quality[at] = quality;
            _count++;
        }

        /// <summary>Computes the next window; call once every interval that ends by <see cref="NextEnd"/> has been added.</summary>
        public void Compute(int[] featuresQ16)
        {
            long from = (long)_next * _stride;
            long to = from + _length;
            int inside = 0;
            long weighted = 0;
            for (int i = 0; i < _count && inside < _windowNn.Length; i++)
            {
                int at = _first + i;
                if (at >= _start.Length)
                    at -= _start.Length;
                long start = _start[at];
                int interval = _interval[at];
                if (start < from || start + interval > to)
                    continue;
                _windowNn[inside] = interval;
                _windowStart[inside] = (int)(start - from);
                weighted += (long)interval * _quality[at];
                inside++;
            }
            WindowIndex = _next++;
            WindowQuality = (int)(weighted / _length);
            WindowValid = _extractor.TryCompute(_windowNn, _windowStart, inside, featuresQ16) && WindowQuality >= LeastQuality;
            if (!WindowValid)
                System.Array.Clear(featuresQ16, 0, Sequence.Features);
            DropBefore(from + _stride);
        }

        private void DropBefore(long ticks)
        {
            while (_count > 0 && _start[_first] < ticks)
            {
                _first = _first + 1 == _start.Length ? 0 : _first + 1;
                _count--;
            }
        }
    }
}
