// Sorts RR intervals into NN and others by shape and rhythm together. An interval is decided when four more beats are known, or when
// the recording pauses. How early a beat of usual shape may come follows from how much intervals change from one to the next here, so that
// neither respiration nor atrial fibrillation is taken for a row of ectopic beats. A long interval is no error by itself: hearts pause.
using HrvXkd.Core.Beats;

namespace HrvXkd.Core.Intervals
{
    /// <summary>Turns beats into RR intervals and flags each as kept, corrected or dropped. Streaming, delay four beats.</summary>
    public sealed class NnCleaner
    {
        /// <summary>Beats after the interval that is decided.</summary>
        public const int DelayIntervals = 4;

        /// <summary>Shortest interval kept, ticks: 300 ms.</summary>
        public const int ShortestTicks = 300 * Ticks.PerMs;

        /// <summary>Longest interval kept, ticks: 2000 ms.</summary>
        public const int LongestTicks = 2000 * Ticks.PerMs;

        private const int LeastQuality = 25;

        // A beat is early if the interval falls by 1.5 tolerances; or by half of one, if fall and rise after it are three together.
        private const int FallHalves = 3;
        private const int FallAndRise = 3;

        // So many intervals in a row that do not fit the rhythm before them are a rhythm of their own.
        private const int LongestRun = 8;

        // Excess over the usual interval, 1/1000, that says that a beat was missed; twice the usual interval is an excess of 1000.
        private const int MissedExcess = 750;
        private const int MissedPerChange = 16;

        // The interval to decide is that between beats 0 and 1.
        private readonly PendingBeats _beats = new PendingBeats(DelayIntervals + 3);
        private readonly UsualRhythm _rhythm = new UsualRhythm();
        private int _latestInterval;
        private int _keptBefore;
        private bool _earlyStart;
        private int _run;
        private long _startTicks;
        private int _intervalTicks;
        private int _quality;
        private NnFlag _flag;
        private bool _isIrregular;

        /// <summary>Start of the interval just taken, ticks.</summary>
        public long StartTicks { get { return _startTicks; } }

        /// <summary>Length of the interval just taken, ticks.</summary>
        public int IntervalTicks { get { return _intervalTicks; } }

        /// <summary>Lower quality of its two beats, 0..100.</summary>
        public int Quality { get { return _quality; } }

        /// <summary>What was decided.</summary>
        public NnFlag Flag { get { return _flag; } }

        /// <summary>
        /// True if the intervals around the one just taken follow each other without a rhythm, as in atrial fibrillation: of those between
        /// beats of usual shape half change by more than 10 % and lie more than 3 % from each of the four before. Intervals are flagged as
        /// ever, but heart rate variability is not defined here.
        /// </summary>
        public bool IsIrregular { get { return _isIrregular; } }

        /// <summary>End of the oldest interval not yet decided, ticks; -1 if there is none.</summary>
        public long OldestPendingEnd
        {
            get
            {
                for (int i = 0; i < _beats.Count; i++)
                {
                    if (_beats.HasInterval(i))
                        return _beats.At(i + 1);
                }
                return -1;
            }
        }

        /// <summary>Adds a beat. Take every decided interval before the next call.</summary>
        /// <param name="beatTicks">Time of the beat, ticks, later than the one before.</param>
        /// <param name="quality">Quality of the beat, 0..100.</param>
        /// <param name="shape">Class of its shape; <see cref="BeatClass.NormalLike"/> if unknown.</param>
        /// <param name="first">True if no interval leads to it: the first beat, or the first after a gap.</param>
        /// <param name="afterPause">
        /// True if the signal is known to be still between the beat before and this one, so that a long interval is a pause of the heart;
        /// false if it is not, or if nothing is known.
        /// </param>
        public void Push(long beatTicks, int quality, BeatClass shape, bool first, bool afterPause)
        {
            _beats.Add(beatTicks, quality, shape == BeatClass.NormalLike, first, afterPause);
            int last = _beats.Count - 2;
            int interval = last >= 0 && _beats.HasInterval(last) && AreUsual(last) && _beats.Interval(last) <= LongestTicks ? _beats.Interval(last) : 0;
            if (interval > 0)
                _rhythm.Add(interval, _latestInterval);
            _latestInterval = interval;
        }

        /// <summary>Takes the next decided interval.</summary>
        /// <param name="flush">Decide with what is known: no beat follows soon.</param>
        /// <returns>False if there is none.</returns>
        public bool TryTake(bool flush)
        {
            while (_beats.Count > 1 && !_beats.HasInterval(0))
            {
                _beats.Remove(1);
                _earlyStart = false;
                _keptBefore = 0;
            }
            if (_beats.Count < 2 || (!flush && _beats.Count < DelayIntervals + 2))
                return false;
            int usual = UsualInterval();
            int tolerance = _rhythm.Tolerance;
            bool split = IsSplit(usual, tolerance);
            bool earlyEnd = !split && IsEarly(usual, tolerance);
            int end = split ? 2 : 1;
            _startTicks = _beats.At(0);
            _intervalTicks = (int)(_beats.At(end) - _startTicks);
            _quality = _beats.Quality(0, end);
            _isIrregular = _rhythm.IsIrregular;
            _flag = split ? NnFlag.Corrected : Decide(usual, earlyEnd);
            _earlyStart = earlyEnd;
            Learn(tolerance);
            _beats.Remove(end);
            return true;
        }

        private void Learn(int tolerance)
        {
            _keptBefore = _flag == NnFlag.Kept || _flag == NnFlag.Corrected ? _intervalTicks : 0;
            if (_keptBefore > 0)
            {
                _rhythm.Keep(_keptBefore);
                _run = 0;
            }
            else if ((_flag == NnFlag.Early || _flag == NnFlag.Missed) && ++_run >= LongestRun && IsSteady(tolerance))
            {
                _rhythm.ForgetKept();
                _run = 0;
                _earlyStart = false;
            }
        }

        private bool IsSteady(int tolerance)
        {
            if (!_beats.HasInterval(1))
                return false;
            long change = (long)_beats.Interval(1) - _beats.Interval(0);
            return (change < 0 ? -change : change) * 1000 <= (long)_beats.Interval(0) * tolerance;
        }

        private NnFlag Decide(int usual, bool earlyEnd)
        {
            int interval = _beats.Interval(0);
            if (interval < ShortestTicks || interval > LongestTicks)
                return NnFlag.OutOfRange;
            if (_quality < LeastQuality)
                return NnFlag.PoorSignal;
            if (!AreUsual(0))
                return NnFlag.OtherShape;
            if (_earlyStart || earlyEnd)
                return NnFlag.Early;
            if (_beats.IsAfterPause(1))
                return NnFlag.Kept;
            int excess = MissedPerChange * _rhythm.Change;
            if (excess < MissedExcess)
                excess = MissedExcess;
            return (interval - usual) * 1000L > (long)usual * excess ? NnFlag.Missed : NnFlag.Kept;
        }

        // Whether the beat at the end of the interval is early.
        private bool IsEarly(int usual, int tolerance)
        {
            int interval = _beats.Interval(0);
            if (interval < ShortestTicks)
                return true;
            // After a beat of another shape an interval says nothing of the next beat; a beat of another shape is dropped for that.
            if (!AreUsual(0))
                return false;
            if (_earlyStart && interval * 1000L < (long)usual * (1000 - tolerance))
                return true;
            // Where the rhythm is quickening, the interval before is the better measure.
            int reference = _keptBefore > 0 && _keptBefore < usual ? _keptBefore : usual;
            int next = _beats.HasInterval(1) ? _beats.Interval(1) : usual;
            long bound = (long)reference * tolerance;
            long fall = (reference - interval) * 1000L;
            long rise = (next - interval) * 1000L;
            if (fall * 2 > bound * FallHalves)
                return true;
            return fall * 2 > bound && fall > (long)reference * UsualRhythm.LeastTolerance && fall + rise > bound * FallAndRise;
        }

        // Whether the beat between this interval and the next is none: it is too close to a neighbour, and without it the interval is usual.
        private bool IsSplit(int usual, int tolerance)
        {
            if (_earlyStart || !_beats.HasInterval(1) || !_beats.IsUsual(0) || !_beats.IsUsual(2) || _beats.Quality(0, 2) < LeastQuality)
                return false;
            int first = _beats.Interval(0);
            int second = _beats.Interval(1);
            if (first >= ShortestTicks && second >= ShortestTicks)
                return false;
            long whole = (long)first + second;
            long off = whole > usual ? whole - usual : usual - whole;
            return whole >= ShortestTicks && whole <= LongestTicks && off * 1000 <= (long)usual * tolerance;
        }

        // Median of the last kept intervals, this one and those that follow; this one if none of them is between beats of usual shape.
        private int UsualInterval()
        {
            _rhythm.StartMedian();
            for (int i = 0; _beats.HasInterval(i); i++)
            {
                int interval = _beats.Interval(i);
                if (interval >= ShortestTicks && interval <= LongestTicks && AreUsual(i))
                    _rhythm.AddToMedian(interval);
            }
            int median = _rhythm.Median();
            return median > 0 ? median : _beats.Interval(0);
        }

        // Whether both beats of an interval are of usual shape.
        private bool AreUsual(int start)
        {
            return _beats.IsUsual(start) && _beats.IsUsual(start + 1);
        }
    }
}
