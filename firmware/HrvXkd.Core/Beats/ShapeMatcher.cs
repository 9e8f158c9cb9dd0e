// Looks for the shapes seen so far where noise hides the energy of a beat: the logarithm of how much more likely the signal is with a beat of
// a known shape than without, each band weighted by the inverse of its noise. Source: matched filter in coloured noise (Van Trees 1968).
// The same weights make the energy of the bands comparable: a band full of noise counts for little.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class ShapeMatcher
    {
        private const int Shapes = 2;
        private const int HighestWeight = 8 * EcgFront.One;
        private const int UseOfOne = 256;

        private readonly EcgFront _front;
        private readonly QrsTemplate[] _templates = new QrsTemplate[Shapes];
        private readonly SignalHistory _history;
        private readonly int _length;
        private readonly int _hold;
        private readonly int _points;
        private readonly long[] _offsetQ8 = new long[Shapes];
        private readonly int _updateEvery;
        private int _untilUpdate;
        private int _shift;
        private int _usualRatio;
        private int _strange;
        private int _trust;
        private int _sinceBest = -1;
        private int _bestQ8;
        private int _bestShape;

        public ShapeMatcher(SignalHistory history, EcgFront front, int rateHz)
        {
            _history = history;
            _front = front;
            for (int i = 0; i < Shapes; i++)
                _templates[i] = new QrsTemplate(front, rateHz);
            _length = _templates[0].Kernel.Length;
            _hold = BeatTime.Samples(BeatTuning.MatchHoldMs, rateHz);
            _points = (2 * BeatTime.Samples(BeatTuning.ShapeReachMs, rateHz)) + 1;
            _updateEvery = BeatTime.Samples(BeatTuning.WeightMs, rateHz);
            _front.LowWeight = EcgFront.One;
            _front.HighWeight = EcgFront.One;
        }

        /// <summary>True where beats are looked for by shape.</summary>
        public bool IsNoisy { get; private set; }

        /// <summary>Evidence of the match just found, Q8 octaves as <see cref="BeatLevels"/> counts.</summary>
        public int Evidence { get; private set; }

        /// <summary>How many samples ago its R peak was.</summary>
        public int Age { get; private set; }

        /// <summary>From its R peak to the middle of its hump of energy, samples.</summary>
        public int Center { get; private set; }

        /// <summary>Looks at the newest sample in the history; true if a match was found.</summary>
        public bool Advance()
        {
            if (--_untilUpdate <= 0)
            {
                _untilUpdate = _updateEvery;
                Update();
            }
            return IsNoisy && Match();
        }

        /// <summary>Learns from a beat in clear signal.</summary>
        public void Learn(long peak, long center)
        {
            _usualRatio -= (_usualRatio >> 8) + 1;
            if (_templates[0].Exists)
            {
                int ratio = Ratio(_templates[0]);
                if (ratio > _usualRatio)
                    _usualRatio = ratio;
                else if (ratio < _usualRatio / 4)
                    return;
            }
            int best = -1;
            int similarity = BeatTuning.LeastLikeness;
            for (int i = 0; i < Shapes; i++)
            {
                QrsTemplate template = _templates[i];
                template.Use -= template.Use >> 8;
                int likeness = template.Exists ? template.Similarity(_history, peak) : 0;
                if (likeness > similarity)
                {
                    similarity = likeness;
                    best = i;
                }
            }
            if (best >= 0)
            {
                _templates[best].Use += UseOfOne;
                _templates[best].Learn(peak, center);
            }
            else
            {
                TakeNewShape(peak, center);
            }
        }

        /// <summary>Learns whether the shapes still fit: from each beat in noise, whether it matched one. If few do, all are forgotten.</summary>
        public void Check(bool matched)
        {
            _trust += matched ? 1 : -BeatTuning.MistrustOfMiss;
            if (_trust > BeatTuning.MostTrust)
                _trust = BeatTuning.MostTrust;
            if (_trust > -BeatTuning.MostTrust)
                return;
            _trust = 0;
            _usualRatio = 0;
            IsNoisy = false;
            _front.LowWeight = EcgFront.One;
            _front.HighWeight = EcgFront.One;
            for (int i = 0; i < Shapes; i++)
                _templates[i].Forget();
        }

        private void TakeNewShape(long peak, long center)
        {
            int least = 0;
            for (int i = 1; i < Shapes; i++)
            {
                if (!_templates[i].Exists || (_templates[least].Exists && _templates[i].Use < _templates[least].Use))
                    least = i;
            }
            if (!_templates[0].Exists)
                least = 0;
            if (_templates[least].Exists && ++_strange < BeatTuning.StrangeBeats)
                return;
            _strange = 0;
            _templates[least].Start(_history, peak, center);
            _templates[least].Use = UseOfOne;
        }

        // Variance of a matched filter's output over its energy: from the noise of the band, but never so small that a beat would have to be
        // its own copy.
        private static long Variance(long energy, int noise, int spreadQ4)
        {
            long variance = ((long)noise * noise * spreadQ4) >> 4;
            long least = energy / BeatTuning.MostRatio;
            if (variance < least)
                variance = least;
            return variance < 1 << 10 ? 1 << 10 : variance;
        }

        private int Ratio(QrsTemplate template)
        {
            return (int)((template.LowEnergy / Variance(template.LowEnergy, _front.LowNoise, BeatTuning.LowSpreadQ4))
                + (template.HighEnergy / Variance(template.HighEnergy, _front.HighNoise, BeatTuning.HighSpreadQ4)));
        }

        private void Update()
        {
            QrsTemplate usual = _templates[0];
            if (!usual.Exists)
                return;
            int ratio = Ratio(usual);
            if (ratio < BeatTuning.WeightedRatio)
            {
                WeighBands(usual);
            }
            else
            {
                _front.LowWeight = EcgFront.One;
                _front.HighWeight = EcgFront.One;
            }
            bool noisy = ratio < BeatTuning.NoisyRatio;
            if (!noisy)
                _sinceBest = -1;
            IsNoisy = noisy;
            if (noisy)
                WeighShapes();
        }

        // Each band by 1 / (1 + noise^2 / (share * power of the usual QRS complex)), and so that the usual complex keeps its energy.
        private void WeighBands(QrsTemplate usual)
        {
            int lowNoise = _front.LowNoise;
            int highNoise = _front.HighNoise;
            long low = Weight(usual.LowEnergy, Larger(lowNoise, highNoise / BeatTuning.NoiseSpan));
            long high = Weight(usual.HighEnergy, Larger(highNoise, lowNoise / BeatTuning.NoiseSpan));
            int shift = IntegerMath.FloorLog2(usual.LowEnergy + usual.HighEnergy) - 28;
            long lowEnergy = shift > 0 ? usual.LowEnergy >> shift : usual.LowEnergy;
            long highEnergy = shift > 0 ? usual.HighEnergy >> shift : usual.HighEnergy;
            long left = ((low * low * lowEnergy) + (high * high * highEnergy)) >> 24;
            long gainQ8 = IntegerMath.Sqrt(((lowEnergy + highEnergy) << 16) / (left < 1 ? 1 : left));
            low = (low * gainQ8) >> 8;
            high = (high * gainQ8) >> 8;
            _front.LowWeight = low > HighestWeight ? HighestWeight : (int)low;
            _front.HighWeight = high > HighestWeight ? HighestWeight : (int)high;
        }

        private static int Larger(int a, int b)
        {
            return a > b ? a : b;
        }

        private long Weight(long energy, int noise)
        {
            long power = (energy * BeatTuning.WeightPerMille / (1000 * _points)) + 1;
            return (power << 12) / (power + ((long)noise * noise));
        }

        private void WeighShapes()
        {
            for (int i = 0; i < Shapes; i++)
            {
                QrsTemplate template = _templates[i];
                if (!template.Exists)
                    continue;
                long low = Variance(template.LowEnergy, _front.LowNoise, BeatTuning.LowSpreadQ4);
                long high = Variance(template.HighEnergy, _front.HighNoise, BeatTuning.HighSpreadQ4);
                // Both weights in units of the larger, which is 2^shift / variance <= 2^16; the match is then in Q(shift - 16).
                if (i == 0)
                    _shift = 16 + IntegerMath.FloorLog2(low < high ? low : high);
                template.Weigh((int)((1L << _shift) / low), (int)((1L << _shift) / high));
                _offsetQ8[i] = ((template.LowEnergy << 7) / low) + ((template.HighEnergy << 7) / high);
            }
        }

        // True once a maximum has stood for the hold time.
        private bool Match()
        {
            int bestQ8 = -(1 << 30);
            int shape = 0;
            for (int i = 0; i < Shapes; i++)
            {
                if (!_templates[i].Exists)
                    continue;
                long ratioQ8 = (_history.Correlate(_templates[i].Kernel) >> (_shift - 24)) - _offsetQ8[i];
                if (ratioQ8 > bestQ8)
                {
                    bestQ8 = ratioQ8 > 1 << 20 ? 1 << 20 : (int)ratioQ8;
                    shape = i;
                }
            }
            if (_sinceBest < 0 || bestQ8 > _bestQ8)
            {
                _bestQ8 = bestQ8;
                _bestShape = shape;
                _sinceBest = 0;
                return false;
            }
            if (++_sinceBest < _hold)
                return false;
            Age = _sinceBest + (_length >> 1);
            Center = _templates[_bestShape].Center;
            Evidence = EvidenceOf(_bestQ8, _offsetQ8[_bestShape]);
            _bestQ8 = bestQ8;
            _bestShape = shape;
            _sinceBest = 0;
            return Evidence > -BeatTuning.MatchLimit;
        }

        // The ratio is offset * (2 * size - 1), where the beat has size 1 in the template. What is much larger is no beat but a disturbance.
        private static int EvidenceOf(long ratioQ8, long offsetQ8)
        {
            long most = offsetQ8 * ((2 * BeatTuning.MatchSize) - 100) / 100;
            if (ratioQ8 > most)
                ratioQ8 = most - (2 * (ratioQ8 - most));
            long evidence = (ratioQ8 - (BeatTuning.MatchPrior << 8)) * BeatTuning.EvidenceOfMatch >> 8;
            return evidence > BeatTuning.MatchLimit ? BeatTuning.MatchLimit : evidence < -BeatTuning.MatchLimit ? -BeatTuning.MatchLimit : (int)evidence;
        }
    }
}
