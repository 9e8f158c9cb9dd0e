// Looks for the shapes seen so far where noise hides the energy of a beat: the logarithm of how much more likely the signal is with a beat of
// a known shape than without, each band weighted by the inverse of its noise. Source: matched filter in coloured noise (Van Trees 1968).
// The same weights make the energy of the bands comparable: a band full of noise counts for little.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class ShapeMatcher
    {
        private const int Shapes = KnownShapes.Count;
        private const int HighestWeight = 8 * BandMeter.One;
        private const int MostRatioQ8 = 1 << 20;

        // A match that is not better has no evidence.
        private const int LeastRatioQ8 = (BeatTuning.MatchPrior << 8) - ((BeatTuning.MatchLimit << 8) / BeatTuning.EvidenceOfMatch) - 1;

        private readonly BandMeter _meter;
        private readonly SignalHistory _history;
        private readonly KnownShapes _known;
        private readonly int _length;
        private readonly int _hold;
        private readonly int _points;
        private readonly long[] _pairs;
        private readonly long[] _usualSums = new long[EcgFront.Block];
        private readonly long[] _secondSums = new long[EcgFront.Block];
        private readonly long[] _offsetQ8 = new long[Shapes];
        private readonly int _updateEvery;
        private long _pairedTo = -1;
        private int _loud;
        private int _untilUpdate;
        private int _shift;
        private int _usualRatio;
        private int _trust;
        private int _sinceBest = -1;
        private long _bestQ8;
        private int _bestShape;
        private bool _isNoisy;
        private int _evidence;
        private int _shape;
        private int _age;
        private int _center;

        public ShapeMatcher(SignalHistory history, EcgFront front, int rateHz)
        {
            _history = history;
            _meter = front.Meter;
            _known = new KnownShapes(history, _meter, rateHz);
            _length = _known.Usual.KernelLength;
            _pairs = new long[_known.Usual.WindowLength];
            _hold = BeatTime.Samples(BeatTuning.MatchHoldMs, rateHz);
            _points = (2 * BeatTime.Samples(BeatTuning.ShapeReachMs, rateHz)) + 1;
            _updateEvery = BeatTime.Samples(BeatTuning.WeightMs, rateHz);
            _meter.LowWeight = BandMeter.One;
            _meter.HighWeight = BandMeter.One;
        }

        /// <summary>The shapes.</summary>
        public KnownShapes Known { get { return _known; } }

        /// <summary>True where beats are looked for by shape.</summary>
        public bool IsNoisy { get { return _isNoisy; } }

        /// <summary>Evidence of the match just found, Q8 octaves as <see cref="BeatLevels"/> counts.</summary>
        public int Evidence { get { return _evidence; } }

        /// <summary>Its shape.</summary>
        public int Shape { get { return _shape; } }

        /// <summary>How many samples ago its R peak was.</summary>
        public int Age { get { return _age; } }

        /// <summary>From its R peak to the middle of its hump of energy, samples.</summary>
        public int Center { get { return _center; } }

        /// <summary>Follows the noise: call once for every block in the history. True if <see cref="IsNoisy"/> may have changed.</summary>
        public bool Update()
        {
            _untilUpdate -= EcgFront.Block;
            if (_untilUpdate > 0)
                return false;
            _untilUpdate += _updateEvery;
            if (_known.Usual.Exists)
                Weigh();
            return true;
        }

        /// <summary>Correlates the newest block with the shapes: call once for every block where the signal is noisy.</summary>
        public void Correlate()
        {
            Pair();
            _known.Usual.Correlate(_pairs, _loud <= 0, _usualSums);
            if (_known.Second.Exists)
                _known.Second.Correlate(_pairs, _loud <= 0, _secondSums);
        }

        /// <summary>Looks at samples of the newest block until a match is found.</summary>
        /// <param name="from">The first of them.</param>
        /// <returns>The sample with which a match was found, or -1.</returns>
        public int Match(int from)
        {
            long[] usualSums = _usualSums;
            long[] secondSums = _secondSums;
            bool hasSecond = _known.Second.Exists;
            int shift = _shift - 24;
            long usualOffsetQ8 = _offsetQ8[0];
            long secondOffsetQ8 = _offsetQ8[1];
            int hold = _hold;
            int sinceBest = _sinceBest;
            long bestQ8 = _bestQ8;
            int bestShape = _bestShape;
            int found = -1;
            long usualLeast = (LeastRatioQ8 + usualOffsetQ8) << shift;
            long secondLeast = (LeastRatioQ8 + secondOffsetQ8) << shift;
            for (int i = from; i < EcgFront.Block; i++)
            {
                // What is too low for a match need not be known, unless a maximum waits.
                if (sinceBest < 0 && usualSums[i] <= usualLeast && (!hasSecond || secondSums[i] <= secondLeast))
                    continue;
                long ratioQ8 = (usualSums[i] >> shift) - usualOffsetQ8;
                int shape = 0;
                if (hasSecond)
                {
                    long secondQ8 = (secondSums[i] >> shift) - secondOffsetQ8;
                    if (secondQ8 > ratioQ8 && ratioQ8 < MostRatioQ8)
                    {
                        ratioQ8 = secondQ8;
                        shape = 1;
                    }
                }
                if (ratioQ8 > MostRatioQ8)
                    ratioQ8 = MostRatioQ8;
                if (ratioQ8 > bestQ8 || sinceBest < 0)
                {
                    bestQ8 = ratioQ8;
                    bestShape = shape;
                    sinceBest = 0;
                    continue;
                }
                // A maximum counts once it has stood for the hold time.
                if (++sinceBest < hold)
                    continue;
                _age = sinceBest + (_length >> 1) + EcgFront.Block - 1 - i;
                _shape = bestShape;
                _evidence = EvidenceOf(bestQ8, bestShape == 0 ? usualOffsetQ8 : secondOffsetQ8);
                bestQ8 = ratioQ8;
                bestShape = shape;
                sinceBest = ratioQ8 > LeastRatioQ8 ? 0 : -1;
                if (_evidence <= -BeatTuning.MatchLimit)
                    continue;
                _center = _known.At(_shape).Center;
                found = i;
                break;
            }
            _sinceBest = sinceBest;
            _bestQ8 = bestQ8;
            _bestShape = bestShape;
            return found;
        }

        /// <summary>True if a hump of energy looks like none of the shapes where the signal is not quite clear.</summary>
        public bool IsStrange(long hump)
        {
            return _known.Usual.Exists && Ratio(_known.Usual) <= BeatTuning.StrangeRatio && !_known.Hold(hump);
        }

        /// <summary>Learns from a beat in clear signal; gives its shape, or -1.</summary>
        public int Learn(long peak, long center)
        {
            _usualRatio -= (_usualRatio >> 8) + 1;
            if (_known.Usual.Exists)
            {
                int ratio = Ratio(_known.Usual);
                if (ratio > _usualRatio)
                    _usualRatio = ratio;
                else if (ratio < _usualRatio / 4)
                    return -1;
            }
            return _known.Learn(peak, center);
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
            _isNoisy = false;
            _meter.LowWeight = BandMeter.One;
            _meter.HighWeight = BandMeter.One;
            _known.Forget();
        }

        // The values that the filters reach, each with the one half a block later in the upper half.
        private void Pair()
        {
            long[] pairs = _pairs;
            int[] values = _history.Values;
            int count = _length + EcgFront.Block - 1;
            int first = 0;
            int loud = 0;
            int place = _history.Place - count;
            if (_pairedTo + EcgFront.Block == _history.Next)
            {
                first = count - EcgFront.Block - QrsTemplate.PairDistance;
                System.Array.Copy(pairs, EcgFront.Block, pairs, 0, first);
                loud = _loud - EcgFront.Block;
            }
            _pairedTo = _history.Next;
            int placeAfter = place + QrsTemplate.PairDistance;
            for (int i = first; i < count - QrsTemplate.PairDistance; i++)
            {
                int value = values[i + place];
                if (value > QrsTemplate.SmallValue || value < -QrsTemplate.SmallValue)
                    loud = count;
                pairs[i] = value + ((long)values[i + placeAfter] << 32);
            }
            for (int i = count - QrsTemplate.PairDistance; i < count; i++)
            {
                int value = values[i + place];
                if (value > QrsTemplate.SmallValue || value < -QrsTemplate.SmallValue)
                    loud = count;
                pairs[i] = value;
            }
            _loud = loud;
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
            return (int)((template.LowEnergy / Variance(template.LowEnergy, _meter.LowNoise, BeatTuning.LowSpreadQ4))
                + (template.HighEnergy / Variance(template.HighEnergy, _meter.HighNoise, BeatTuning.HighSpreadQ4)));
        }

        private void Weigh()
        {
            QrsTemplate usual = _known.Usual;
            int ratio = Ratio(usual);
            if (ratio < BeatTuning.WeightedRatio)
            {
                WeighBands(usual);
            }
            else
            {
                _meter.LowWeight = BandMeter.One;
                _meter.HighWeight = BandMeter.One;
            }
            bool noisy = ratio < BeatTuning.NoisyRatio || (long)ratio * BeatTuning.UsualTimes < _usualRatio * 10L;
            if (!noisy)
            {
                _sinceBest = -1;
                // Not together with all that the beginning of noise brings.
                _known.Second.BuildIfDue();
            }
            _isNoisy = noisy;
            if (noisy)
                WeighShapes();
        }

        // Each band by 1 / (1 + noise^2 / (share * power of the usual QRS complex)), and so that the usual complex keeps its energy.
        private void WeighBands(QrsTemplate usual)
        {
            int lowNoise = _meter.LowNoise;
            int highNoise = _meter.HighNoise;
            long low = Weight(usual.LowEnergy, Larger(lowNoise, highNoise / BeatTuning.NoiseSpan));
            long high = Weight(usual.HighEnergy, Larger(highNoise, lowNoise / BeatTuning.NoiseSpan));
            int shift = IntegerMath.FloorLog2(usual.LowEnergy + usual.HighEnergy) - 28;
            long lowEnergy = shift > 0 ? usual.LowEnergy >> shift : usual.LowEnergy;
            long highEnergy = shift > 0 ? usual.HighEnergy >> shift : usual.HighEnergy;
            long left = ((low * low * lowEnergy) + (high * high * highEnergy)) >> 24;
            long gainQ8 = IntegerMath.Sqrt(((lowEnergy + highEnergy) << 16) / (left < 1 ? 1 : left));
            low = (low * gainQ8) >> 8;
            high = (high * gainQ8) >> 8;
            _meter.LowWeight = low > HighestWeight ? HighestWeight : (int)low;
            _meter.HighWeight = high > HighestWeight ? HighestWeight : (int)high;
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
                QrsTemplate template = _known.At(i);
                if (!template.Exists)
                    continue;
                long low = Variance(template.LowEnergy, _meter.LowNoise, BeatTuning.LowSpreadQ4);
                long high = Variance(template.HighEnergy, _meter.HighNoise, BeatTuning.HighSpreadQ4);
                // Both weights in units of the larger, which is 2^shift / variance <= 2^16; the match is then in Q(shift - 16).
                if (i == 0)
                    _shift = 16 + IntegerMath.FloorLog2(low < high ? low : high);
                template.Weigh((int)((1L << _shift) / low), (int)((1L << _shift) / high));
                _offsetQ8[i] = ((template.LowEnergy << 7) / low) + ((template.HighEnergy << 7) / high);
            }
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
