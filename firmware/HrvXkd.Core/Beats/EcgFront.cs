// The part of the detector that runs with every sample, in one pass over a few rings: raw samples -> ECG of 125 to 249 samples a second,
// 1/4096 mV -> two bands -> noise of each band, energy of both. Integers throughout; an electrode offset changes no bit.
//   decimate    three running means in a row, of which one in every few values is kept (Hogenauer 1981)
//   baseline    taken off by a long mean
//   zeros       at 50 and 60 Hz; at more than 150 samples a second one at the upper end too
//   wide        what is slower than a QRS complex is taken off
//   low, high   about 5..14 and 14..40 Hz: a moving mean, and what two such means leave over
//   noise       the median of each band's magnitude, followed by small steps: QRS complexes fill too little time to lift it
//   energy      mean square of the weighted sum of both bands, one hump per QRS complex, at half the rate
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class EcgFront
    {
        /// <summary>A weight of one, Q12.</summary>
        public const int One = 1 << 12;

        private const int OutputPerMilliVolt = 4096;
        private const int OutputLimit = 16 * OutputPerMilliVolt;

        // Before the zeros the signal has 4 bits more.
        private const int ExtraBits = 4;
        private const int EndZeroFromHz = 150;

        // Five rings in one array, each longer than any mean it serves: 16 values are 64 ms at 249 samples a second.
        private const int Short = 16;
        private const int ShortMask = Short - 1;
        private const int Rest = Short;
        private const int Low = 2 * Short;
        private const int Square = 3 * Short;
        private const int Squares = 4 * Short;
        private const int Rings = 5 * Short;

        // Twice the weighted sum, at most 4 mV; squares of at most 2^30 lose 6 bits: sums stay below 2 * 2^24 * 16 * 16.
        private const int HighestSum = 32767;
        private const int SquareShift = 6;
        private const int LeastNoiseQ8 = 1 << 8;

        private readonly SignalHistory _history;
        private readonly int[] _rings = new int[Rings];
        private readonly long[] _baseline;
        private readonly int _baselineLength;
        private readonly int _preShift;
        private readonly int _multiplier;
        private readonly int _shift;
        private readonly long _limit;
        private readonly int _zero50Q14;
        private readonly int _zero60Q14;
        private readonly int _zeroEnd;
        private readonly int _wideReciprocal;
        private readonly int _splitReciprocal;
        private readonly int _noiseShift;
        private readonly int _lengthA;
        private readonly int _lengthB;
        private int _untilOutput = 1;
        private int _sample;
        private int _first;
        private bool _started;
        private long _outputs;
        private long _integral1;
        private long _integral2;
        private long _integral3;
        private long _last1;
        private long _last2;
        private long _last3;
        private long _baselineSum;
        private int _a1;
        private int _a2;
        private int _b1;
        private int _b2;
        private int _c1;
        private int _c2;
        private int _wideSum;
        private int _splitSum;
        private int _restSum;
        private int _lowNoiseQ8 = LeastNoiseQ8;
        private int _highNoiseQ8 = LeastNoiseQ8;
        private int _pair;
        private int _sumA;
        private long _sumB;

        public EcgFront(SignalHistory history, int rateHz, int countsPerMilliVolt)
        {
            _history = history;
            int step = StepOf(rateHz);
            int rate = RateOf(rateHz);
            Step = step;
            _baselineLength = BeatTime.Samples(BeatTuning.BaselineMs, rate) | 1;
            _baseline = new long[SignalHistory.RingLength(_baselineLength)];
            _zero50Q14 = Zero(50, rateHz, step);
            _zero60Q14 = Zero(60, rateHz, step);
            _zeroEnd = rate > EndZeroFromHz ? 2 : 0;
            WideLength = BeatTime.Samples(BeatTuning.WideMs, rate) | 1;
            SplitLength = BeatTime.Samples(BeatTuning.SplitMs, rate) | 1;
            _wideReciprocal = Box.Reciprocal(WideLength);
            _splitReciprocal = Box.Reciprocal(SplitLength);
            // The share that is nearest to two in a time constant's samples, of which every second counts.
            while (6 << _noiseShift < BeatTime.Samples(BeatTuning.NoiseMs, rate))
                _noiseShift++;
            _lengthA = BeatTime.Samples(BeatTuning.EnergyMs, rate / 2);
            _lengthB = BeatTime.Samples(BeatTuning.EnergySmoothMs, rate / 2);

            // output = (input >> preShift) * multiplier >> shift, with 15 significant bits in the multiplier.
            long gainQ14 = ((2L << 14) + _zero50Q14) * ((2L << 14) + _zero60Q14) >> 14;
            if (_zeroEnd > 0)
                gainQ14 *= 4;
            long inputPerMilliVolt = (long)countsPerMilliVolt * step * step * step * _baselineLength;
            while (inputPerMilliVolt >> _preShift > 0x3FFFFFF)
                _preShift++;
            inputPerMilliVolt = (inputPerMilliVolt >> _preShift) * gainQ14 >> (14 + ExtraBits);
            if (inputPerMilliVolt < 1)
                inputPerMilliVolt = 1;
            while (((long)OutputPerMilliVolt << _shift) / inputPerMilliVolt < 1 << 15)
                _shift++;
            _multiplier = (int)(((long)OutputPerMilliVolt << _shift) / inputPerMilliVolt);
            _limit = (((long)OutputLimit << (14 + ExtraBits)) / gainQ14 << _shift) / _multiplier;
            LowWeight = One;
            HighWeight = One;
        }

        /// <summary>Input samples to one of the history.</summary>
        public int Step { get; private set; }

        /// <summary>Points of the mean that is taken off at first, odd.</summary>
        public int WideLength { get; private set; }

        /// <summary>Points of the means that split the bands, odd.</summary>
        public int SplitLength { get; private set; }

        /// <summary>Weight of the low band in the energy, Q12.</summary>
        public int LowWeight { get; set; }

        /// <summary>Weight of the high band in the energy, Q12.</summary>
        public int HighWeight { get; set; }

        /// <summary>Median magnitude of the low band, 1/4096 mV, 1 or more.</summary>
        public int LowNoise { get { return _lowNoiseQ8 >> 8; } }

        /// <summary>Median magnitude of the high band, 1/4096 mV, 1 or more.</summary>
        public int HighNoise { get { return _highNoiseQ8 >> 8; } }

        /// <summary>Energy, in own units; new with every second sample of the history.</summary>
        public long Energy { get { return _sumB; } }

        /// <summary>True if the newest sample of the history brought a new energy.</summary>
        public bool HasEnergy { get { return (_outputs & 1) == 0; } }

        /// <summary>The history lags the input by this many half samples of the input.</summary>
        public int DelayHalfSamples { get { return (3 * (Step - 1)) + (Step * (_baselineLength - 1 + 4 + _zeroEnd)); } }

        /// <summary>The energy lags the history by this many half samples of the history.</summary>
        public int EnergyDelayHalfSamples
        {
            get { return WideLength - 1 + (2 * (SplitLength - 1)) + 1 + (2 * (_lengthA - 1)) + (2 * (_lengthB - 1)); }
        }

        /// <summary>Samples taken since the start, input.</summary>
        public long Taken { get { return _started ? (_outputs * Step) + Step - _untilOutput : 0; } }

        /// <summary>The latest sample.</summary>
        public int Sample { get { return _sample; } }

        /// <summary>Input samples to one of the history.</summary>
        public static int StepOf(int rateHz)
        {
            return rateHz < 2 * BeatTuning.LowestRateHz ? 1 : rateHz / BeatTuning.LowestRateHz;
        }

        /// <summary>Samples a second of the history, rounded.</summary>
        public static int RateOf(int rateHz)
        {
            int step = StepOf(rateHz);
            return (rateHz + (step >> 1)) / step;
        }

        /// <summary>Root mean square of an energy, 1/32768 mV: about 10,000 for a QRS complex of 1 mV.</summary>
        public int Height(long energy)
        {
            return (int)IntegerMath.Sqrt((energy << (SquareShift + 3)) / (_lengthA * _lengthB));
        }

        /// <summary>Energy of a root mean square.</summary>
        public long EnergyOf(int height)
        {
            return (long)height * height * _lengthA * _lengthB >> (SquareShift + 3);
        }

        /// <summary>The next sample starts anew, as if the signal had always had its value; what is known of noise stays.</summary>
        public void Stop()
        {
            _started = false;
            _untilOutput = 1;
        }

        /// <summary>Takes a sample; true if the history has a new one.</summary>
        public bool Push(int sample)
        {
            _sample = sample;
            // The integrals may wrap: only their differences count.
            unchecked
            {
                long integral = _integral1 + sample - _first;
                _integral1 = integral;
                integral += _integral2;
                _integral2 = integral;
                _integral3 += integral;
            }
            return --_untilOutput <= 0 && Advance();
        }

        private static int Zero(int frequencyHz, int rateHz, int step)
        {
            // The zero's frequency over the output's rate, in turns; -2 cos of it in Q14.
            long turnsQ32 = (((long)frequencyHz * step) << 32) / rateHz;
            return -(Trigonometry.CosQ30(turnsQ32) >> 15);
        }

        private void Start()
        {
            _started = true;
            _first = _sample;
            _outputs = 0;
            _integral1 = 0;
            _integral2 = 0;
            _integral3 = 0;
            _last1 = 0;
            _last2 = 0;
            _last3 = 0;
            System.Array.Clear(_baseline, 0, _baseline.Length);
            _baselineSum = 0;
            System.Array.Clear(_rings, 0, Rings);
            _a1 = 0;
            _a2 = 0;
            _b1 = 0;
            _b2 = 0;
            _c1 = 0;
            _c2 = 0;
            _wideSum = 0;
            _splitSum = 0;
            _restSum = 0;
            _pair = 0;
            _sumA = 0;
            _sumB = 0;
            for (int i = 0; i < WideLength; i++)
                _history.Push(0);
        }

        private bool Advance()
        {
            if (!_started)
            {
                Start();
                if (Step > 1)
                {
                    _untilOutput = Step - 1;
                    return false;
                }
            }
            _untilOutput = Step;
            _outputs++;

            long value;
            unchecked
            {
                value = _integral3;
                long first = value - _last1;
                long second = first - _last2;
                _last1 = value;
                _last2 = first;
                value = second - _last3;
                _last3 = second;
            }
            long[] ring = _baseline;
            int mask = ring.Length - 1;
            int at = (int)_history.Next;
            int length = _baselineLength;
            long sum = _baselineSum + value - ring[(at - length) & mask];
            ring[at & mask] = value;
            _baselineSum = sum;
            value = ((ring[(at - (length >> 1)) & mask] * length) - sum) >> _preShift;
            if (value > _limit)
                value = _limit;
            else if (value < -_limit)
                value = -_limit;
            int scaled = (int)((value * _multiplier) >> _shift);

            int before = _a1;
            int passed = scaled + _a2 + (int)(((long)_zero50Q14 * before) >> 14);
            _a2 = before;
            _a1 = scaled;
            scaled = passed;
            before = _b1;
            passed = scaled + _b2 + (int)(((long)_zero60Q14 * before) >> 14);
            _b2 = before;
            _b1 = scaled;
            if (_zeroEnd > 0)
            {
                scaled = passed;
                before = _c1;
                passed = scaled + _c2 + (2 * before);
                _c2 = before;
                _c1 = scaled;
            }
            Split(passed >> ExtraBits);
            return true;
        }

        private void Split(int value)
        {
            int at = (int)_history.Next;
            _history.Push(value);
            int[] history = _history.Values;
            int mask = history.Length - 1;
            int length = WideLength;
            int sum = _wideSum + value - history[(at - length) & mask];
            _wideSum = sum;
            int wide = history[(at - (length >> 1)) & mask] - (int)(((long)sum * _wideReciprocal) >> 16);

            length = SplitLength;
            int oldest = (at - length) & ShortMask;
            int middle = (at - (length >> 1)) & ShortMask;
            int newest = at & ShortMask;
            int[] rings = _rings;
            sum = _splitSum + wide - rings[oldest];
            rings[newest] = wide;
            _splitSum = sum;
            long reciprocal = _splitReciprocal;
            int low = (int)((sum * reciprocal) >> 16);
            int rest = rings[middle] - low;

            sum = _restSum + rest - rings[oldest + Rest];
            rings[newest + Rest] = rest;
            _restSum = sum;
            int high = rings[middle + Rest] - (int)((sum * reciprocal) >> 16);
            rings[newest + Low] = low;
            low = rings[middle + Low];

            long weighted = (((long)low * LowWeight) + ((long)high * HighWeight)) >> 11;
            if (weighted > HighestSum)
                weighted = HighestSum;
            else if (weighted < -HighestSum)
                weighted = -HighestSum;
            int square = (int)(weighted * weighted >> SquareShift);
            if ((_outputs & 1) != 0)
            {
                _pair = square;
                _lowNoiseQ8 = Follow(_lowNoiseQ8, low);
            }
            else
            {
                _highNoiseQ8 = Follow(_highNoiseQ8, high);
                Gather(square + _pair);
            }
        }

        // A step towards the median of magnitudes.
        private int Follow(int noise, int value)
        {
            int step = (noise >> _noiseShift) + 1;
            noise += (value < 0 ? -value : value) << 8 > noise ? step : -step;
            return noise < LeastNoiseQ8 ? LeastNoiseQ8 : noise;
        }

        private void Gather(int square)
        {
            int at = (int)(_outputs >> 1);
            int[] rings = _rings;
            int sumA = _sumA + square - rings[((at - _lengthA) & ShortMask) + Square];
            rings[(at & ShortMask) + Square] = square;
            _sumA = sumA;
            _sumB += sumA - rings[((at - _lengthB) & ShortMask) + Squares];
            rings[(at & ShortMask) + Squares] = sumA;
        }
    }
}
