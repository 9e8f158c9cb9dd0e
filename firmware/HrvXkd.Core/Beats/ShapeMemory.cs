// The shapes that were seen lately, four of them. The usual one is that of most beats, where early beats count a quarter: in bigeminy the
// beats in time are the usual ones. A shape that is frequent and in time is normal as well.
namespace HrvXkd.Core.Beats
{
    internal sealed class ShapeMemory
    {
        private const int Templates = 4;

        // Likeness, 1/1000, from which two beats have one shape; and at which no better match is looked for.
        private const int SameShape = 900;
        private const int Surely = 975;

        // Beats over which the share of a shape is taken, and the lead at which another one becomes the usual one.
        private const int Memory = 32;
        private const int Lead = BeatTemplate.FullWeight / 8;

        // What a shape must be to count as normal beside the usual one: frequent and, in 1/1000 of the usual interval, in time.
        private const int Frequent = BeatTemplate.FullWeight / 8;
        private const int EarliestNormal = 930;
        private const int LatestNormal = 1150;

        private const int EarlyPart = 4;

        private readonly BeatTemplate[] _templates = new BeatTemplate[Templates];
        private BeatTemplate _usual;
        private BeatTemplate _match;
        private int _matchLikeness;
        private int _matchShift;
        private int _beats;
        private int _likeness;
        private BeatTemplate _normal;

        public ShapeMemory()
        {
            for (int i = 0; i < Templates; i++)
                _templates[i] = new BeatTemplate();
            _usual = _templates[0];
        }

        /// <summary>Likeness of the latest beat to the normal shape nearest to it, -1000..1000; 1000 for the first beat.</summary>
        public int Likeness { get { return _likeness; } }

        /// <summary>That normal shape.</summary>
        public BeatTemplate Normal { get { return _normal; } }

        /// <summary>Compares a beat with all shapes.</summary>
        public void Compare(BeatShape shape)
        {
            bool isFirst = _beats == 0;
            _match = _usual;
            _normal = _usual;
            _likeness = isFirst ? 1000 : shape.Likeness(_usual.Points, Surely);
            _matchLikeness = isFirst ? -1000 : _likeness;
            _matchShift = shape.Shift;
            for (int i = 0; i < Templates && !isFirst && _matchLikeness < Surely; i++)
            {
                BeatTemplate template = _templates[i];
                if (template == _usual || template.Weight == 0)
                    continue;
                int likeness = shape.Likeness(template.Points, Surely);
                if (likeness > _likeness && IsNormal(template))
                {
                    _likeness = likeness;
                    _normal = template;
                }
                if (likeness > _matchLikeness)
                {
                    _matchLikeness = likeness;
                    _match = template;
                    _matchShift = shape.Shift;
                }
            }
        }

        /// <summary>Learns from the beat that was compared.</summary>
        /// <param name="shape">The beat.</param>
        /// <param name="ratio">Interval before it, 1/1000 of the usual one.</param>
        /// <param name="early">True if it counts less for being early.</param>
        /// <returns>What is known of beats of its shape.</returns>
        public BeatTemplate Learn(BeatShape shape, int ratio, bool early)
        {
            if (_matchLikeness >= SameShape)
            {
                _match.Learn(shape, _matchShift, ratio);
            }
            else
            {
                _match = _beats == 0 ? _usual : Rarest();
                _match.Start(shape, ratio);
            }
            Weigh(early);
            return _match;
        }

        /// <summary>True if beats of a shape count as normal.</summary>
        public bool IsNormal(BeatTemplate template)
        {
            return template == _usual || (template.Weight >= Frequent && template.Ratio >= EarliestNormal && template.Ratio <= LatestNormal);
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

        private void Weigh(bool early)
        {
            if (_beats < Memory)
                _beats++;
            for (int i = 0; i < Templates; i++)
            {
                if (_templates[i] != _match)
                    _templates[i].Weight -= _templates[i].Weight / _beats;
            }
            _match.Weight += (BeatTemplate.FullWeight - _match.Weight) / (early ? EarlyPart * _beats : _beats);
            if (_match.Weight > _usual.Weight + Lead)
                _usual = _match;
        }
    }
}
