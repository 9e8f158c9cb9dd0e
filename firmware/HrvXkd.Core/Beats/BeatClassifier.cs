// Whether a beat is like the usual ones. Four shapes are held; the usual one is that of most beats, where early beats count a quarter: in
// bigeminy the beats in time are the usual ones. A shape that is frequent and in time is as good as the usual one. How unlike a beat may be
// follows from how unlike usual beats are; an early beat is judged more strictly, and earliness itself by how much intervals vary.
namespace HrvXkd.Core.Beats
{
    internal sealed class BeatClassifier
    {
        private const int Templates = 4;

        // Likeness, 1/1000, from which two beats have one shape; and at which no better match is looked for.
        private const int SameShape = 900;
        private const int Surely = 975;

        // Beats over which the share of a shape is taken; the lead of another shape, in 1/1024, at which it becomes the usual one.
        private const int Memory = 32;
        private const int Lead = BeatTemplate.FullWeight / 8;

        // What a shape must be to count as normal beside the usual one: frequent and, in 1/1000 of the usual interval, in time.
        private const int Frequent = BeatTemplate.FullWeight / 8;
        private const int NotEarly = 930;
        private const int NotLate = 1150;

        // Early beats: weight and influence on the usual interval are a quarter.
        private const int EarlyLearning = 880;
        private const int EarlyPart = 4;

        // Early: by 10 %, or 2 times what intervals of usual beats differ from the usual interval, 1/1000.
        private const int EarlyLeast = 100;
        private const int EarlyPerSpread = 2;
        private const int LargestSpread = 500;

        // Bound of unlikeness, 1/1000: a base and a multiple of that of usual beats; half of it for early beats.
        private const int UnlikeBase = 30;
        private const int UnlikePerUsual = 3;
        private const int UnlikeMost = 200;

        // Bound of size and sharpness of early beats against usual ones, log2 in Q8: a factor of 1.5; half more for size in others.
        private const int OtherSize = 160;
        private const int Broad = -128;

        // Running means are held in 1/16.
        private const int Fine = 16;

        private readonly BeatShape _shape;
        private readonly BeatTemplate[] _templates = new BeatTemplate[Templates];
        private BeatTemplate _usual;
        private int _beats;
        private long _lastTicks;
        private int _usualInterval;
        private int _unlikeness = 20 * Fine;
        private int _spread;

        public BeatClassifier(SignalHistory history, int rateHz)
        {
            _shape = new BeatShape(history, rateHz);
            for (int i = 0; i < Templates; i++)
                _templates[i] = new BeatTemplate();
        }

        /// <summary>Class of the latest beat.</summary>
        public BeatClass Class { get; private set; }

        /// <summary>Takes a beat and learns from it.</summary>
        /// <param name="sampleQ8">Its R peak on the band-passed ECG, 1/256 samples.</param>
        /// <param name="ticks">Its time, ticks.</param>
        /// <param name="first">True if no interval leads to it.</param>
        /// <returns>Likeness to the usual shapes, -100..100.</returns>
        public int Classify(long sampleQ8, long ticks, bool first)
        {
            _shape.Read(sampleQ8);
            int ratio = Ratio(ticks, first);
            if (_usual == null)
            {
                _usual = _templates[0];
                Start(_usual, ratio);
                Class = BeatClass.NormalLike;
                return 100;
            }
            int likeness = _shape.Likeness(_usual.Points, Surely);
            int shift = _shape.Shift;
            int matchLikeness = likeness;
            BeatTemplate match = _usual;
            BeatTemplate normal = _usual;
            for (int i = 0; i < Templates && matchLikeness < Surely; i++)
            {
                BeatTemplate template = _templates[i];
                if (template == _usual || template.Weight == 0)
                    continue;
                int other = _shape.Likeness(template.Points, Surely);
                if (other > likeness && IsNormal(template))
                {
                    likeness = other;
                    normal = template;
                }
                if (other > matchLikeness)
                {
                    matchLikeness = other;
                    match = template;
                    shift = _shape.Shift;
                }
            }
            bool early = ratio < 1000 - EarlyBy();
            bool odd = IsOdd(1000 - likeness, _shape.SizeQ8 - normal.SizeQ8, _shape.SharpnessQ8 - normal.SharpnessQ8, early);
            bool broad = _shape.SharpnessQ8 - normal.SharpnessQ8 < Broad;
            if (matchLikeness < SameShape)
                match = Start(Rarest(), ratio);
            else
                match.Learn(_shape, shift, ratio);
            Weigh(match, ratio);
            Class = !odd ? BeatClass.NormalLike : early || broad || match.Ratio < NotEarly ? BeatClass.VentricularLike : BeatClass.Unknown;
            if (matchLikeness >= SameShape && IsNormal(match))
                _unlikeness += (((1000 - likeness) * Fine) - _unlikeness) / 16;
            if (!odd)
                LearnSpread(ratio);
            return likeness / 10;
        }

        // Interval before the beat, 1/1000 of the usual one.
        private int Ratio(long ticks, bool first)
        {
            long interval = ticks - _lastTicks;
            _lastTicks = ticks;
            if (first || _beats == 0)
                return 1000;
            if (interval > Intervals.NnCleaner.LongestTicks)
                interval = Intervals.NnCleaner.LongestTicks;
            if (_usualInterval == 0)
                _usualInterval = (int)interval;
            int ratio = (int)(interval * 1000 / _usualInterval);
            int change = (int)interval - _usualInterval;
            int limit = _usualInterval / 4;
            change = change > limit ? limit : change < -limit ? -limit : change;
            _usualInterval += change / (ratio < EarlyLearning ? 8 * EarlyPart : 8);
            return ratio;
        }

        private int EarlyBy()
        {
            int by = EarlyPerSpread * _spread / Fine;
            return by > EarlyLeast ? by : EarlyLeast;
        }

        private void LearnSpread(int ratio)
        {
            int distance = ratio > 1000 ? ratio - 1000 : 1000 - ratio;
            if (distance > LargestSpread)
                distance = LargestSpread;
            _spread += ((distance * Fine) - _spread) / 32;
        }

        private bool IsOdd(int unlikeness, int size, int sharpness, bool early)
        {
            int bound = UnlikeBase + (UnlikePerUsual * _unlikeness / Fine);
            if (bound > UnlikeMost)
                bound = UnlikeMost;
            if (size < 0)
                size = -size;
            if (sharpness < 0)
                sharpness = -sharpness;
            return early ? unlikeness * 2 > bound || size > OtherSize || sharpness > OtherSize : unlikeness > bound || size * 2 > OtherSize * 3;
        }

        private bool IsNormal(BeatTemplate template)
        {
            return template == _usual || (template.Weight >= Frequent && template.Ratio >= NotEarly && template.Ratio <= NotLate);
        }

        private BeatTemplate Start(BeatTemplate template, int ratio)
        {
            template.Start(_shape, ratio);
            if (template == _usual)
                Weigh(template, ratio);
            return template;
        }

        private BeatTemplate Rarest()
        {
            BeatTemplate rarest = null;
            for (int i = 0; i < Templates; i++)
            {
                if (_templates[i] != _usual && (rarest == null || _templates[i].Weight < rarest.Weight))
                    rarest = _templates[i];
            }
            return rarest;
        }

        private void Weigh(BeatTemplate seen, int ratio)
        {
            if (_beats < Memory)
                _beats++;
            for (int i = 0; i < Templates; i++)
            {
                BeatTemplate template = _templates[i];
                if (template != seen)
                    template.Weight -= template.Weight / _beats;
            }
            seen.Weight += (BeatTemplate.FullWeight - seen.Weight) / (ratio < EarlyLearning ? EarlyPart * _beats : _beats);
            if (seen.Weight > _usual.Weight + Lead)
                _usual = seen;
        }
    }
}
