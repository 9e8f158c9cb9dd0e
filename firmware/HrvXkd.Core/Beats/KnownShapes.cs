// The shapes of QRS complex seen so far, learned from beats in clear signal: the usual one and a second, such as that of extrasystoles.
namespace HrvXkd.Core.Beats
{
    internal sealed class KnownShapes
    {
        /// <summary>Shapes that are remembered.</summary>
        public const int Count = 2;

        private const int UseOfOne = 256;

        // Beats of a new shape come close together, disturbances that look like beats do not: so many known beats take one of them back.
        private const int KnownPerStrange = 16;

        private readonly SignalHistory _history;
        private readonly QrsTemplate[] _templates = new QrsTemplate[Count];

        // A beat, or a piece of signal that is longer by what it may be shifted.
        private readonly int[] _beat;
        private readonly int _length;
        private readonly int _slack;
        private int _strange;
        private int _known;

        public KnownShapes(SignalHistory history, BandMeter bands, int rateHz)
        {
            _history = history;
            for (int i = 0; i < Count; i++)
                _templates[i] = new QrsTemplate(bands, rateHz, i == 0 ? null : _templates[0].Scratch);
            _length = (2 * BeatTime.Samples(BeatTuning.ShapeReachMs, rateHz)) + 1;
            _slack = BeatTime.Samples(BeatTuning.StrangeSlackMs, rateHz);
            _beat = new int[_length + (2 * _slack)];
            Intervals = new ShapeIntervals(Count);
        }

        /// <summary>The shape by which noise is judged.</summary>
        public QrsTemplate Usual { get { return _templates[0]; } }

        /// <summary>The other shape, which may not yet exist.</summary>
        public QrsTemplate Second { get { return _templates[1]; } }

        /// <summary>The intervals at which the shapes come.</summary>
        public ShapeIntervals Intervals { get; private set; }

        /// <summary>A shape, which may not yet exist.</summary>
        public QrsTemplate At(int shape)
        {
            return _templates[shape];
        }

        /// <summary>True if a hump of energy looks like one of the shapes.</summary>
        public bool Hold(long hump)
        {
            for (int i = 0; i < Count; i++)
            {
                QrsTemplate template = _templates[i];
                if (!template.Exists)
                    continue;
                _history.Copy(hump - template.Center - (_length >> 1) - _slack, _beat, _beat.Length);
                if (template.IsLike(_beat, _slack, BeatTuning.StrangeLikeness))
                    return true;
            }
            return false;
        }

        /// <summary>Learns from a beat; gives its shape, or -1.</summary>
        public int Learn(long peak, long center)
        {
            _history.Copy(peak - (_length >> 1), _beat, _length);
            int[] beat = _beat;
            long squares = 0;
            for (int i = 0; i < _length; i++)
            {
                long value = beat[i];
                squares += value * value;
            }
            int best = -1;
            int similarity = BeatTuning.LeastLikeness;
            for (int i = 0; i < Count; i++)
            {
                QrsTemplate template = _templates[i];
                template.Use -= template.Use >> 8;
                int likeness = template.Exists ? template.Similarity(beat, squares) : 0;
                if (likeness > similarity)
                {
                    similarity = likeness;
                    best = i;
                }
            }
            if (best < 0)
            {
                Take((int)(center - peak));
                return -1;
            }
            if (_strange > 0 && ++_known % KnownPerStrange == 0)
                _strange--;
            _templates[best].Use += UseOfOne;
            _templates[best].Learn(_beat, (int)(center - peak));
            return best;
        }

        /// <summary>As if no beat had been seen.</summary>
        public void Forget()
        {
            for (int i = 0; i < Count; i++)
            {
                _templates[i].Forget();
                Intervals.Forget(i);
            }
        }

        // A new shape replaces the one used least, if some time of such beats went by.
        private void Take(int center)
        {
            int least = 0;
            for (int i = 1; i < Count; i++)
            {
                if (!_templates[i].Exists || (_templates[least].Exists && _templates[i].Use < _templates[least].Use))
                    least = i;
            }
            if (!_templates[0].Exists)
                least = 0;
            if (_templates[least].Exists && ++_strange < BeatTuning.StrangeBeats)
                return;
            _strange = 0;
            _templates[least].Start(_beat, center);
            _templates[least].Use = UseOfOne;
            Intervals.Forget(least);
        }
    }
}
