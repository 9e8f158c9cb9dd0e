// Whether a long interval is a pause of the heart or holds a beat that was missed: even a small QRS complex stands out of the line between
// T and P wave, whose height in MIT-BIH records is below a tenth of the QRS complex in pauses and above in all but few missed beats.
namespace HrvXkd.Core.Beats
{
    internal sealed class Stillness
    {
        // The part that is looked at begins after the T wave and ends before the P wave: at 30 % and 80 %, and not nearer to the beats than this.
        private const int AfterBeatMs = 400;
        private const int BeforeBeatMs = 250;

        private const int QrsReachMs = 60;

        // A QRS complex is longer than two steps.
        private const int StepMs = 8;

        // Height against that of the lower of both beats.
        private const int LeastPart = 10;

        private readonly SignalHistory _history;
        private readonly int _afterBeat;
        private readonly int _beforeBeat;
        private readonly int _qrsReach;
        private readonly int _step;

        public Stillness(SignalHistory history, int rateHz)
        {
            _history = history;
            _afterBeat = BeatTime.Samples(AfterBeatMs, rateHz);
            _beforeBeat = BeatTime.Samples(BeforeBeatMs, rateHz);
            _qrsReach = BeatTime.Samples(QrsReachMs, rateHz);
            _step = BeatTime.Samples(StepMs, rateHz);
        }

        /// <summary>True if nothing between two beats is as high as a tenth of them.</summary>
        /// <param name="from">Sample of the first beat, still held.</param>
        /// <param name="to">Sample of the second beat.</param>
        public bool IsStill(long from, long to)
        {
            long after = (to - from) * 3 / 10;
            long before = (to - from) / 5;
            long start = from + (after > _afterBeat ? after : _afterBeat);
            long end = to - (before > _beforeBeat ? before : _beforeBeat);
            if (from < _history.Oldest || end <= start)
                return false;
            int first = Height(from - _qrsReach, from + _qrsReach);
            int second = Height(to - _qrsReach, to + _qrsReach);
            return Height(start, end) < (first < second ? first : second) / LeastPart;
        }

        private int Height(long from, long to)
        {
            int lowest = _history.At(from);
            int highest = lowest;
            for (long i = from + _step; i <= to; i += _step)
            {
                int value = _history.At(i);
                if (value < lowest)
                    lowest = value;
                if (value > highest)
                    highest = value;
            }
            return highest - lowest;
        }
    }
}
