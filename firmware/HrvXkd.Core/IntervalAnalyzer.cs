// The second half of the signal path, for beats that are known already: beats -> NN intervals -> windows of features, by the same
// code as from an ECG. Without samples there is no clock to spread a window's computation over: a call computes the whole of it.
using HrvXkd.Core.Beats;
using HrvXkd.Core.Features;
using HrvXkd.Core.Intervals;

namespace HrvXkd.Core
{
    /// <summary>Turns known beats, of annotations or lists of RR intervals, into NN intervals and windows of features.</summary>
    public sealed class IntervalAnalyzer
    {
        private const int AnyRateHz = 250;

        // As the analyzer of an ECG: after so long a time without a beat nothing pending waits for the next one.
        private const long SilenceTicks = 3 * Ticks.PerSecond;

        private readonly NnCleaner _cleaner = new NnCleaner();
        private readonly WindowAssembler _windows;
        private bool _hasNext;
        private long _nextTicks;
        private int _nextQuality;
        private BeatClass _nextClass;
        private bool _nextIsFirst;
        private bool _hasBeat;
        private long _latestTicks;
        private bool _ended;

        /// <summary>Allocates all buffers; nothing is allocated afterwards.</summary>
        /// <param name="profile">Window profile.</param>
        public IntervalAnalyzer(WindowProfile profile)
        {
            if (profile == null)
                throw new System.ArgumentNullException("profile");
            _windows = new WindowAssembler(profile, AnyRateHz);
        }

        /// <summary>Start of the latest decided interval, ticks.</summary>
        public long IntervalStartTicks { get { return _cleaner.StartTicks; } }

        /// <summary>Length of the latest decided interval, ticks.</summary>
        public int IntervalTicks { get { return _cleaner.IntervalTicks; } }

        /// <summary>What was decided of the latest interval.</summary>
        public NnFlag IntervalFlag { get { return _cleaner.Flag; } }

        /// <summary>Index of the latest window; it starts at index * stride.</summary>
        public int WindowIndex { get { return _windows.WindowIndex; } }

        /// <summary>Quality of the latest window, 0..100.</summary>
        public int WindowQuality { get { return _windows.WindowQuality; } }

        /// <summary>True if the latest window's quality reaches the threshold and all its features exist.</summary>
        public bool WindowValid { get { return _windows.WindowValid; } }

        /// <summary>Adds a beat; call <see cref="Next"/> until it returns <see cref="EcgAnalyzer.None"/> before the next one.</summary>
        /// <param name="beatTicks">Time of the beat, ticks since the recording's start, 0 or more and later than the one before.</param>
        /// <param name="quality">Quality of the beat, 0..100.</param>
        /// <param name="shape">Class of its shape; <see cref="BeatClass.NormalLike"/> if unknown.</param>
        /// <param name="first">True if no interval leads to it: the first beat, or the first after a gap.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">The beat is not later than the one before, or the quality is out of range.</exception>
        /// <exception cref="System.InvalidOperationException">The beat before was not taken up, or the recording has ended.</exception>
        public void Push(long beatTicks, int quality, BeatClass shape, bool first)
        {
            if (beatTicks < 0 || (_hasBeat && beatTicks <= _latestTicks))
                throw new System.ArgumentOutOfRangeException("beatTicks");
            if (quality < 0 || quality > 100)
                throw new System.ArgumentOutOfRangeException("quality");
            if (_hasNext || _ended)
                throw new System.InvalidOperationException();
            _nextTicks = beatTicks;
            _nextQuality = quality;
            _nextClass = shape;
            _nextIsFirst = first || !_hasBeat;
            _hasNext = true;
        }

        /// <summary>Ends the recording: no beat follows. Call <see cref="Next"/> until it returns <see cref="EcgAnalyzer.None"/>.</summary>
        /// <param name="endTicks">End of the recording, ticks; windows that end later are none. The latest beat's time if it is before that.</param>
        public void Finish(long endTicks)
        {
            _ended = true;
            if (endTicks > _latestTicks)
                _latestTicks = endTicks;
        }

        /// <summary>Delivers one interval or one window.</summary>
        /// <returns><see cref="EcgAnalyzer.IntervalDecided"/>, <see cref="EcgAnalyzer.WindowReady"/>, or <see cref="EcgAnalyzer.None"/>: the next beat is needed.</returns>
        public int Next()
        {
            bool pause = _hasNext && (_nextIsFirst || _nextTicks - _latestTicks > SilenceTicks);
            if (_cleaner.TryTake(_ended || pause))
                return Decided();
            if (IsNextWindowSettled())
            {
                _windows.Begin();
                if (_windows.Advance(Slices.All))
                    return EcgAnalyzer.WindowReady;
            }
            if (!_hasNext)
                return EcgAnalyzer.None;
            _cleaner.Push(_nextTicks, _nextQuality, _nextClass, _nextIsFirst, false);
            _latestTicks = _nextTicks;
            _hasBeat = true;
            _hasNext = false;
            return Next();
        }

        /// <summary>Copies the latest window's features.</summary>
        /// <param name="featuresQ16">Receives shape [12], Q16.16, order of <see cref="Feature"/>; zeros if not valid.</param>
        public void CopyFeatures(int[] featuresQ16)
        {
            _windows.CopyFeatures(featuresQ16);
        }

        private int Decided()
        {
            if (_cleaner.Flag == NnFlag.Kept || _cleaner.Flag == NnFlag.Corrected)
                _windows.Add(_cleaner.StartTicks, _cleaner.IntervalTicks, _cleaner.IsIrregular ? 0 : _cleaner.Quality);
            return EcgAnalyzer.IntervalDecided;
        }

        private bool IsNextWindowSettled()
        {
            long end = _windows.NextEnd;
            long pending = _cleaner.OldestPendingEnd;
            return pending < 0 ? _latestTicks >= end : pending > end;
        }
    }
}
