// Whether a beat is like the usual ones. How unlike it may be follows from how unlike usual beats are; an early beat is judged more
// strictly, and what is early by how much the intervals before usual beats vary: in atrial fibrillation earliness says little.
namespace HrvXkd.Core.Beats
{
    internal sealed class BeatClassifier
    {
        // A beat is early if its interval, in 1/1000 of the usual one, is short by a tenth or by twice the usual distance.
        private const int LeastEarly = 100;
        private const int EarlyPerSpread = 2;
        private const int LargestSpread = 500;

        // So early beats count a quarter in what is learned of shape and interval, 1/1000 of the usual interval.
        private const int EarlyLearning = 880;
        private const int EarlyPart = 4;
        private const int IntervalPart = 8;

        // Bound of unlikeness, 1/1000: a base and a multiple of that of usual beats; half of it for early beats.
        private const int UnlikeBase = 30;
        private const int UnlikePerUsual = 3;
        private const int UnlikeMost = 200;
        private const int UsualUnlikeness = 20;

        // Bound of size and sharpness of early beats against normal ones, log2 in Q8: a factor of 1.5; half more for the size of others.
        private const int OtherSize = 160;

        // Sharpness of broad beats against normal ones, log2 in Q8; mean interval before beats of a shape that comes early, 1/1000.
        private const int Broad = -128;
        private const int EarlyShape = 930;

        // Running means are held in 1/16, over so many beats.
        private const int Fine = 16;
        private const int UnlikenessPart = 16;
        private const int SpreadPart = 32;

        // Intervals from which it is asked whether they are pauses, 1/1000 of the usual interval.
        private const int LongRatio = 1600;

        private readonly BeatShape _shape;
        private readonly Stillness _stillness;
        private readonly ShapeMemory _memory = new ShapeMemory();
        private long _lastTicks;
        private long _lastSample;
        private int _usualInterval;
        private int _unlikeness = UsualUnlikeness * Fine;
        private int _spread;
        private BeatClass _class;
        private bool _isAfterPause;

        public BeatClassifier(SignalHistory history, int rateHz)
        {
            _shape = new BeatShape(history, rateHz);
            _stillness = new Stillness(history, rateHz);
        }

        /// <summary>Class of the latest beat.</summary>
        public BeatClass Class { get { return _class; } }

        /// <summary>True if the interval before the latest beat is long and holds nothing that may be a beat.</summary>
        public bool IsAfterPause { get { return _isAfterPause; } }

        /// <summary>Takes a beat and learns from it.</summary>
        /// <param name="sampleQ8">Its R peak on the band-passed ECG, 1/256 samples.</param>
        /// <param name="ticks">Its time, ticks.</param>
        /// <param name="first">True if no interval leads to it.</param>
        /// <returns>Likeness to normal beats, -100..100.</returns>
        public int Classify(long sampleQ8, long ticks, bool first)
        {
            bool inRange = ticks - _lastTicks <= Intervals.NnCleaner.LongestTicks;
            int ratio = Ratio(ticks, first);
            long sample = sampleQ8 >> 8;
            _isAfterPause = inRange && ratio > LongRatio && _stillness.IsStill(_lastSample, sample);
            _lastSample = sample;
            _shape.Read(sampleQ8);
            _memory.Compare(_shape);
            int unlikeness = 1000 - _memory.Likeness;
            bool isFirst = _memory.Normal.Weight == 0;
            int size = isFirst ? 0 : _shape.SizeQ8 - _memory.Normal.SizeQ8;
            int sharpness = isFirst ? 0 : _shape.SharpnessQ8 - _memory.Normal.SharpnessQ8;
            bool early = IsEarly(ratio);
            BeatTemplate shape = _memory.Learn(_shape, ratio, ratio < EarlyLearning);
            if (!IsOdd(unlikeness, size, sharpness, early))
            {
                _class = BeatClass.NormalLike;
                LearnSpread(ratio);
            }
            else
            {
                _class = early || sharpness < Broad || shape.Ratio < EarlyShape ? BeatClass.VentricularLike : BeatClass.Unknown;
            }
            if (_memory.IsNormal(shape))
                _unlikeness += ((Least(unlikeness, UnlikeMost) * Fine) - _unlikeness) / UnlikenessPart;
            return _memory.Likeness / 10;
        }

        // Interval before the beat, 1/1000 of the usual one.
        private int Ratio(long ticks, bool first)
        {
            long since = ticks - _lastTicks;
            _lastTicks = ticks;
            if (first)
                return 1000;
            int interval = since < 1 ? 1 : (int)(since > Intervals.NnCleaner.LongestTicks ? Intervals.NnCleaner.LongestTicks : since);
            if (_usualInterval == 0)
                _usualInterval = interval;
            int ratio = (int)(interval * 1000L / _usualInterval);
            int limit = _usualInterval / 4;
            int change = interval - _usualInterval;
            change = change > limit ? limit : change < -limit ? -limit : change;
            _usualInterval += change / (ratio < EarlyLearning ? EarlyPart * IntervalPart : IntervalPart);
            return ratio;
        }

        private bool IsEarly(int ratio)
        {
            int by = EarlyPerSpread * _spread / Fine;
            return ratio < 1000 - (by > LeastEarly ? by : LeastEarly);
        }

        private void LearnSpread(int ratio)
        {
            int distance = Least(ratio > 1000 ? ratio - 1000 : 1000 - ratio, LargestSpread);
            _spread += ((distance * Fine) - _spread) / SpreadPart;
        }

        private bool IsOdd(int unlikeness, int size, int sharpness, bool early)
        {
            int bound = Least(UnlikeBase + (UnlikePerUsual * _unlikeness / Fine), UnlikeMost);
            if (size < 0)
                size = -size;
            if (sharpness < 0)
                sharpness = -sharpness;
            return early ? unlikeness * 2 > bound || size > OtherSize || sharpness > OtherSize : unlikeness > bound || size * 2 > OtherSize * 3;
        }

        private static int Least(int a, int b)
        {
            return a < b ? a : b;
        }
    }
}
