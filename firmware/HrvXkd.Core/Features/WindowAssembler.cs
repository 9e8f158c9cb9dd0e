// Cuts the stream of NN intervals into windows on the grid index * stride and computes each once all its intervals are known, a
// slice with every block of samples. Intervals lie in one row, oldest first, at times relative to the next window; a window is the head of
// the row and is read where it lies, while intervals that follow are added behind it.
namespace HrvXkd.Core.Features
{
    internal sealed class WindowAssembler
    {
        /// <summary>Quality from which a window may be valid.</summary>
        public const int LeastQuality = 50;

        private const int StepsPerInterval = 1;

        // After the end of a window, until it starts to be computed: beats that are not settled, and those they wait for.
        private const int SettlingSeconds = 12;

        // Later intervals than this, 33 h after the start of the next window, wait for windows that nobody takes: they are lost.
        private const long LatestTicks = 1 << 30;

        private const int Idle = 0;
        private const int Gathering = 1;
        private const int Computing = 2;
        private const int Sliding = 3;

        private readonly int _length;
        private readonly int _stride;
        private readonly int _stepsPerPush;
        private readonly int[] _start;
        private readonly int[] _interval;
        private readonly sbyte[] _quality;
        private readonly FeatureExtractor _extractor;
        private readonly int[] _features = new int[Sequence.Features];
        private readonly int[] _errors = new int[ErrorBars.Features];
        private int _stage;
        private int _count;

        // The window that is next, and the one whose start the times are relative to: the same but while the row slides.
        private int _next;
        private int _origin;

        // Intervals done in the stage, and the sums of gathering.
        private int _at;
        private int _kept;
        private long _weighted;
        private long _jitterQ8;
        private long _steps;
        private int _windowIndex;
        private int _windowQuality;
        private bool _windowValid;

        public WindowAssembler(WindowProfile profile, int samplesPerPush, int sampleRateHz)
        {
            _length = profile.LengthSeconds * Ticks.PerSecond;
            _stride = profile.StrideSeconds * Ticks.PerSecond;
            int inWindow = MostIntervals(profile.LengthSeconds);
            int capacity = MostIntervals(profile.LengthSeconds + SettlingSeconds + profile.ComputeSeconds);
            _start = new int[capacity];
            _interval = new int[capacity];
            _quality = new sbyte[capacity];
            _extractor = new FeatureExtractor(inWindow);
            long steps = FeatureExtractor.Steps(inWindow, _length) + (2L * capacity * StepsPerInterval) + Slices.LargestPiece;
            _stepsPerPush = (int)(steps * samplesPerPush / ((long)profile.ComputeSeconds * sampleRateHz)) + 1;
        }

        /// <summary>Steps that a block of samples pays for: the largest possible window is computed within the profile's time.</summary>
        public int StepsPerPush { get { return _stepsPerPush; } }

        /// <summary>Steps done so far.</summary>
        public long Steps { get { return _steps; } }

        /// <summary>True while a window is computed, or cleared away.</summary>
        public bool IsBusy { get { return _stage != Idle; } }

        public int WindowIndex { get { return _windowIndex; } }

        public int WindowQuality { get { return _windowQuality; } }

        public bool WindowValid { get { return _windowValid; } }

        /// <summary>End of the next window, ticks.</summary>
        public long NextEnd { get { return ((long)_next * _stride) + _length; } }

        /// <summary>Adds a kept interval, in order. One that finds no room is lost, and the quality of its windows tells it.</summary>
        public void Add(long start, int interval, int quality)
        {
            long relative = start - ((long)_origin * _stride);
            if (relative < 0 || relative > LatestTicks || _count == _start.Length)
                return;
            _start[_count] = (int)relative;
            _interval[_count] = interval;
            _quality[_count] = (sbyte)quality;
            _count++;
        }

        /// <summary>Starts the next window; call once every interval that ends by <see cref="NextEnd"/> has been added.</summary>
        public void Begin()
        {
            _stage = Gathering;
            _at = 0;
            _weighted = 0;
            _jitterQ8 = 0;
        }

        /// <summary>Goes on with the window under way for some steps; true if it became ready with this call.</summary>
        public bool Advance(int steps)
        {
            int left = steps;
            bool ready = false;
            while (_stage != Idle && left > 0)
            {
                if (_stage == Gathering)
                    Gather(ref left);
                else if (_stage == Sliding)
                    Slide(ref left);
                else if (_extractor.Advance(ref left))
                    ready = Publish();
            }
            _steps += steps - left;
            return ready;
        }

        public void CopyFeatures(int[] featuresQ16)
        {
            System.Array.Copy(_features, 0, featuresQ16, 0, Sequence.Features);
        }

        public void CopyErrors(int[] errorsQ16)
        {
            System.Array.Copy(_errors, 0, errorsQ16, 0, ErrorBars.Features);
        }

        // Kept intervals have 300 ms at least.
        private static int MostIntervals(int seconds)
        {
            return (seconds * Ticks.PerSecond / Intervals.NnCleaner.ShortestTicks) + 1;
        }

        // The window's intervals are those of the row that end in time. One that is not worth its computation is given none.
        private void Gather(ref int steps)
        {
            int end = Slices.End(_at, _count, steps, StepsPerInterval);
            for (; _at < end && _start[_at] + _interval[_at] <= _length; _at++)
            {
                _weighted += (long)_interval[_at] * _quality[_at];
                _jitterQ8 += BeatJitter.MeanSquareQ8(_quality[_at]);
                steps -= StepsPerInterval;
            }
            if (_at == end && end < _count)
                return;
            int count = _weighted / _length < LeastQuality ? 0 : _at;
            _extractor.Begin(_interval, _start, count, 0, _length, count == 0 ? 0 : (int)(_jitterQ8 / count));
            _stage = Computing;
        }

        private bool Publish()
        {
            _windowIndex = _next++;
            _windowQuality = (int)(_weighted / _length);
            _windowValid = _extractor.Succeeded;
            if (_windowValid)
                _extractor.CopyFeatures(_features);
            else
                System.Array.Clear(_features, 0, Sequence.Features);
            _extractor.CopyErrors(_errors);
            _at = 0;
            _kept = 0;
            _stage = Sliding;
            return true;
        }

        // Intervals that start before the next window go; the others move to the head of the row.
        private void Slide(ref int steps)
        {
            int end = Slices.End(_at, _count, steps, StepsPerInterval);
            steps -= (end - _at) * StepsPerInterval;
            for (; _at < end; _at++)
            {
                if (_start[_at] < _stride)
                    continue;
                _start[_kept] = _start[_at] - _stride;
                _interval[_kept] = _interval[_at];
                _quality[_kept] = _quality[_at];
                _kept++;
            }
            if (end < _count)
                return;
            _count = _kept;
            _origin = _next;
            _stage = Idle;
        }
    }
}
