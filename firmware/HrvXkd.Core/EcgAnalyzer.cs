// The whole signal path: samples -> beats -> NN intervals -> windows of features.
using HrvXkd.Core.Beats;
using HrvXkd.Core.Features;
using HrvXkd.Core.Intervals;

namespace HrvXkd.Core
{
    /// <summary>Streams one ECG lead to beats and windows of features: the whole signal path, the same on desktop and device.</summary>
    public sealed class EcgAnalyzer
    {
        /// <summary>Nothing new.</summary>
        public const int None = 0;

        /// <summary>Flag: a beat is ready in <see cref="BeatTicks"/>.</summary>
        public const int BeatFound = 1;

        /// <summary>Flag: a window is ready in <see cref="CopyFeatures"/>.</summary>
        public const int WindowReady = 2;

        /// <summary>Flag: an RR interval was decided, see <see cref="IntervalFlag"/>.</summary>
        public const int IntervalDecided = 4;

        private const int LowestRateHz = 100;
        private const int HighestRateHz = 1000;

        // Without a beat for so long no interval is pending that could still be kept.
        private const long SilenceTicks = 3 * Ticks.PerSecond;

        private readonly BeatDetector _detector;
        private readonly NnCleaner _cleaner = new NnCleaner();
        private readonly WindowAssembler _windows;
        private readonly int _checkEvery;

        // Newest first: the number of samples that a block wants is the place of the next one.
        private readonly int[] _block;
        private int _free;
        private int _untilCheck;
        private bool _ended;

        /// <summary>Allocates all buffers; nothing is allocated afterwards.</summary>
        /// <param name="sampleRateHz">Sampling rate, 100..1000 Hz.</param>
        /// <param name="countsPerMilliVolt">Gain, 1 or more.</param>
        /// <param name="profile">Window profile.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">Rate or gain out of range.</exception>
        public EcgAnalyzer(int sampleRateHz, int countsPerMilliVolt, WindowProfile profile)
        {
            if (sampleRateHz < LowestRateHz || sampleRateHz > HighestRateHz)
                throw new System.ArgumentOutOfRangeException("sampleRateHz");
            if (countsPerMilliVolt < 1)
                throw new System.ArgumentOutOfRangeException("countsPerMilliVolt");
            if (profile == null)
                throw new System.ArgumentNullException("profile");
            _detector = new BeatDetector(sampleRateHz, countsPerMilliVolt);
            _windows = new WindowAssembler(profile, EcgFront.Block, _detector.RateHz);
            _block = new int[SamplesPerBlock];
            _free = _block.Length;
            _checkEvery = _detector.RateHz / (4 * EcgFront.Block);
            _untilCheck = _checkEvery;
        }

        /// <summary>Time of the latest beat's R peak, ticks since the first sample.</summary>
        public long BeatTicks { get; private set; }

        /// <summary>Quality of the latest beat, 0..100.</summary>
        public int BeatQuality { get; private set; }

        /// <summary>Class of the latest beat by its shape.</summary>
        public BeatClass BeatClass { get; private set; }

        /// <summary>Start of the latest decided interval, ticks since the first sample.</summary>
        public long IntervalStartTicks { get { return _cleaner.StartTicks; } }

        /// <summary>Length of the latest decided interval, ticks.</summary>
        public int IntervalTicks { get { return _cleaner.IntervalTicks; } }

        /// <summary>What was decided of the latest interval.</summary>
        public NnFlag IntervalFlag { get { return _cleaner.Flag; } }

        /// <summary>
        /// True if there is no rhythm around the latest decided interval, as in atrial fibrillation. Its time counts with quality 0, so that
        /// windows of such a rhythm are not valid: heart rate variability is not defined there.
        /// </summary>
        public bool IsIrregular { get { return _cleaner.IsIrregular; } }

        /// <summary>Index of the latest window; it starts at index * stride.</summary>
        public int WindowIndex { get { return _windows.WindowIndex; } }

        /// <summary>Quality of the latest window, 0..100: share of its time covered by NN intervals in a rhythm, weighted by beat quality.</summary>
        public int WindowQuality { get { return _windows.WindowQuality; } }

        /// <summary>True if the latest window's quality reaches the threshold and all its features exist.</summary>
        public bool WindowValid { get { return _windows.WindowValid; } }

        /// <summary>
        /// Steps of a window's computation that a call does, of which all but one in <see cref="SamplesPerBlock"/> do nothing but keep their sample;
        /// a step is about 16 instructions of arm64. A call exceeds it by at most 192 steps. Follows from the profile and the rate.
        /// </summary>
        public int WindowStepsPerBlock { get { return _windows.StepsPerPush; } }

        /// <summary>Samples are worked on in blocks of so many: 16 to 40 ms.</summary>
        public int SamplesPerBlock { get { return EcgFront.Block * _detector.Step; } }

        /// <summary>Steps done for windows so far.</summary>
        public long WindowSteps { get { return _windows.Steps; } }

        /// <summary>Takes one sample.</summary>
        /// <param name="sample">Sample in counts, any int.</param>
        /// <returns>A combination of <see cref="BeatFound"/>, <see cref="IntervalDecided"/> and <see cref="WindowReady"/>, or <see cref="None"/>.</returns>
        public int Push(int sample)
        {
            int free = _free - 1;
            _block[free] = sample;
            _free = free;
            return free != 0 ? None : Advance();
        }

        /// <summary>
        /// Records that samples are missing here: no interval spans them, time goes on. A window under way is continued by what the
        /// missing samples would have paid for.
        /// </summary>
        /// <param name="samples">Missing samples, 1 or more.</param>
        /// <returns>As <see cref="Push"/>.</returns>
        public int PushGap(int samples)
        {
            if (samples < 1)
                throw new System.ArgumentOutOfRangeException("samples");
            _detector.EndStretch(_block, _free, samples);
            _free = _block.Length;
            long steps = (long)(samples / SamplesPerBlock) * _windows.StepsPerPush;
            return Deliver() | AdvanceWindow(steps < Slices.All ? (int)steps : Slices.All);
        }

        /// <summary>
        /// Ends the recording: call until it returns <see cref="None"/> to receive what is still delayed. A call computes at most one
        /// window, the whole of it.
        /// </summary>
        /// <returns>As <see cref="Push"/>.</returns>
        public int Finish()
        {
            if (!_ended)
                _detector.EndStretch(_block, _free, 0);
            _free = _block.Length;
            _ended = true;
            int window = AdvanceWindow(Slices.All);
            int result = window | Deliver();
            return window != None ? result : result | AdvanceWindow(Slices.All);
        }

        /// <summary>Copies the latest window's features.</summary>
        /// <param name="featuresQ16">Receives shape [12], Q16.16, order of <see cref="Feature"/>; zeros if not valid.</param>
        public void CopyFeatures(int[] featuresQ16)
        {
            _windows.CopyFeatures(featuresQ16);
        }

        /// <summary>
        /// Copies one standard error of the latest window's <see cref="Feature.HeartRate"/>, <see cref="Feature.LnSdnn"/>,
        /// <see cref="Feature.LnRmssd"/> and <see cref="Feature.Pnn50"/>: how far the value lies from that of the same window with no
        /// interval missing and every beat timed exactly. It does not tell how far another window of the same heart would lie.
        /// </summary>
        /// <param name="errorsQ16">Receives shape [4], Q16.16, units and order of <see cref="Feature"/>; zeros if the window is not valid.</param>
        public void CopyErrors(int[] errorsQ16)
        {
            _windows.CopyErrors(errorsQ16);
        }

        private int Advance()
        {
            _free = _block.Length;
            _detector.Take(_block);
            int result = _detector.Beats.Count == 0 && --_untilCheck > 0 ? None : Deliver();
            return _windows.IsBusy ? result | AdvanceWindow(WindowStepsPerBlock) : result;
        }

        private int AdvanceWindow(int steps)
        {
            if (!_windows.Advance(steps))
                return None;
            _untilCheck = 1;
            return WindowReady;
        }

        // At most one beat and one interval, and the start of a window, so that a call's work is bounded.
        private int Deliver()
        {
            _untilCheck = _checkEvery;
            int result = None;
            BeatQueue beats = _detector.Beats;
            if (beats.Count > 0)
            {
                BeatTicks = beats.Ticks;
                BeatQuality = beats.Quality;
                BeatClass = beats.Class;
                _cleaner.Push(beats.Ticks, beats.Quality, beats.Class, beats.IsFirst, beats.IsAfterPause);
                beats.Remove();
                result = BeatFound;
            }
            bool silent = _ended || _detector.SettledTicks - BeatTicks > SilenceTicks;
            if (_cleaner.TryTake(silent && beats.Count == 0))
            {
                if (_cleaner.Flag == NnFlag.Kept || _cleaner.Flag == NnFlag.Corrected)
                    _windows.Add(_cleaner.StartTicks, _cleaner.IntervalTicks, _cleaner.IsIrregular ? 0 : _cleaner.Quality);
                result |= IntervalDecided;
                _untilCheck = 1;
            }
            else if (beats.Count == 0 && !_windows.IsBusy && IsNextWindowSettled())
            {
                _windows.Begin();
            }
            return result;
        }

        private bool IsNextWindowSettled()
        {
            long end = _windows.NextEnd;
            long pending = _cleaner.OldestPendingEnd;
            return pending < 0 ? _detector.SettledTicks >= end : pending > end;
        }
    }
}
