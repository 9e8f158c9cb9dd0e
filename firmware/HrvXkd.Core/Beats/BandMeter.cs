// ECG -> two bands -> noise of each, and energy of both at half their rate. Symmetric boxes, with running sums.
//   wide    ECG less its mean over about 80 ms: what is slower than a QRS complex goes
//   low     the mean of the mean of wide over about 46 ms: 5..14 Hz. Noise of electrodes lies here.
//   high    wide less that mean, twice: 14..40 Hz, wide - 2 * mean + low. Noise of muscles lies here.
//   noise   the median of a band's magnitude, followed by small steps: QRS complexes fill too little time to lift it
//   energy  the square of the weighted sum, by two running means in a row, the first about as long as a QRS complex: one hump per complex
// What the means run over lies in rows, oldest first, that are moved to their start when they are full: a value and the one that leaves the mean
// are a fixed distance apart. All in one loop, since handing a value on costs an interpreter as much as a step of its arithmetic.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class BandMeter
    {
        /// <summary>A weight of one, Q12.</summary>
        public const int One = 1 << 12;

        // At 249 samples a second 11 values of a mean and a block, five times; twice 11 squares, sums between them.
        private const int Row = 64;

        // Twice the weighted sum, at most 4 mV; squares of at most 2^30 lose 6 bits: sums stay below 2 * 2^24 * 16 * 16.
        private const int HighestSum = 32767;
        private const int SquareShift = 6;
        private const int LeastNoiseQ8 = 1 << 8;

        private readonly int[] _wides = new int[Row];
        private readonly int[] _means = new int[Row];

        // Sums of squares at even places, squares at odd ones.
        private readonly int[] _squares = new int[Row];
        private readonly int _wideReciprocal;
        private readonly int _splitReciprocal;
        private readonly int _wideLength;
        private readonly int _splitLength;
        private readonly int _lengthA;
        private readonly int _lengthB;
        private readonly int _noiseShift;
        private int _lowNoiseQ8 = LeastNoiseQ8;
        private int _highNoiseQ8 = LeastNoiseQ8;
        private int _at;
        private int _wideSum;
        private int _splitSum;
        private int _meanSum;
        private int _squareSum;
        private long _energy;

        public BandMeter(int rateHz)
        {
            _wideLength = BeatTime.Samples(BeatTuning.WideMs, rateHz) | 1;
            _splitLength = BeatTime.Samples(BeatTuning.SplitMs, rateHz) | 1;
            _wideReciprocal = Box.Reciprocal(_wideLength);
            _splitReciprocal = Box.Reciprocal(_splitLength);
            _lengthA = BeatTime.Samples(BeatTuning.EnergyMs, rateHz / 2);
            _lengthB = BeatTime.Samples(BeatTuning.EnergySmoothMs, rateHz / 2);
            // The share that is nearest to two in a time constant's samples, of which every second counts.
            while (6 << _noiseShift < BeatTime.Samples(BeatTuning.NoiseMs, rateHz))
                _noiseShift++;
            LowWeight = One;
            HighWeight = One;
        }

        /// <summary>Points of the mean that is taken off at first, odd, at most 21.</summary>
        public int WideLength { get { return _wideLength; } }

        /// <summary>Points of the means that split the bands, odd.</summary>
        public int SplitLength { get { return _splitLength; } }

        /// <summary>Weight of the low band, Q12.</summary>
        public int LowWeight { get; set; }

        /// <summary>Weight of the high band, Q12.</summary>
        public int HighWeight { get; set; }

        /// <summary>Median magnitude of the low band, 1/4096 mV, 1 or more.</summary>
        public int LowNoise { get { return _lowNoiseQ8 >> 8; } }

        /// <summary>Median magnitude of the high band, 1/4096 mV, 1 or more.</summary>
        public int HighNoise { get { return _highNoiseQ8 >> 8; } }

        /// <summary>The energy lags the ECG by this many half samples.</summary>
        public int DelayHalfSamples
        {
            get { return _wideLength - 1 + (2 * (_splitLength - 1)) + (2 * (_lengthA - 1)) + (2 * (_lengthB - 1)) + 1; }
        }

        /// <summary>Begins anew: before lies silence. What is known of noise stays.</summary>
        public void Start()
        {
            System.Array.Clear(_wides, 0, Row);
            System.Array.Clear(_means, 0, Row);
            System.Array.Clear(_squares, 0, Row);
            _wideSum = 0;
            _splitSum = 0;
            _meanSum = 0;
            _squareSum = 0;
            _energy = 0;
        }

        /// <summary>Takes a block.</summary>
        /// <param name="ecg">ECG, 1/4096 mV.</param>
        /// <param name="from">The first value of the block; before it lie at least <see cref="WideLength"/> others.</param>
        /// <param name="energy">Receives the energy, own units, shape [<see cref="EcgFront.Energies"/>].</param>
        public void Take(int[] ecg, int from, long[] energy)
        {
            int[] wides = _wides;
            int[] means = _means;
            int[] squares = _squares;
#if !NANOFRAMEWORK_1_0
            if (energy.Length < EcgFront.Energies)
                throw new System.InvalidOperationException();
#endif
            int at = _at;
            int length = _splitLength;
            int newest = from - at;
            int oldest = newest - _wideLength;
            int middle = newest - (_wideLength >> 1);
            int meanMiddle = length - (length >> 1);
            int squareNewest = 2 * _lengthA;
            int sumNewest = 2 * _lengthB;
            long wideReciprocal = _wideReciprocal;
            long reciprocal = _splitReciprocal;
            long lowWeight = LowWeight;
            long highWeight = HighWeight;
            long lowLessHigh = lowWeight - (2 * highWeight);
            int wideSum = _wideSum;
            int splitSum = _splitSum;
            int meanSum = _meanSum;
            int squareSum = _squareSum;
            long total = _energy;
            int lowNoise = _lowNoiseQ8;
            int highNoise = _highNoiseQ8;
            int lowStep = (lowNoise >> _noiseShift) + 1;
            int highStep = (highNoise >> _noiseShift) + 1;
            int leaving = wides[at];
            for (int i = 0; i < EcgFront.Energies; i++)
            {
                wideSum += ecg[at + newest] - ecg[at + oldest];
                int value = ecg[at + middle] - (int)((wideSum * wideReciprocal) >> 16);
                wides[at + length] = value;
                splitSum += value - leaving;
                int mean = (int)((splitSum * reciprocal) >> 16);
                means[at + length] = mean;
                meanSum += mean - means[at];
                int low = means[at + meanMiddle];
                at++;
                leaving = wides[at];
                // High is what leaves and the mean of the mean, less twice low.
                int weighted = (int)(((low * lowLessHigh) + ((leaving + ((meanSum * reciprocal) >> 16)) * highWeight)) >> 11);
                if (weighted > HighestSum)
                    weighted = HighestSum;
                else if (weighted < -HighestSum)
                    weighted = -HighestSum;
                int square = weighted * weighted >> SquareShift;
                // Each band's noise is followed with every second value.
                lowNoise += (low < 0 ? -low : low) << 8 > lowNoise ? lowStep : -lowStep;

                wideSum += ecg[at + newest] - ecg[at + oldest];
                value = ecg[at + middle] - (int)((wideSum * wideReciprocal) >> 16);
                wides[at + length] = value;
                splitSum += value - leaving;
                mean = (int)((splitSum * reciprocal) >> 16);
                means[at + length] = mean;
                meanSum += mean - means[at];
                low = means[at + meanMiddle];
                leaving = wides[at + 1];
                int high = leaving - low - low + (int)((meanSum * reciprocal) >> 16);
                weighted = (int)(((low * lowWeight) + (high * highWeight)) >> 11);
                if (weighted > HighestSum)
                    weighted = HighestSum;
                else if (weighted < -HighestSum)
                    weighted = -HighestSum;
                square += weighted * weighted >> SquareShift;
                highNoise += (high < 0 ? -high : high) << 8 > highNoise ? highStep : -highStep;

                squareSum += square - squares[at];
                squares[at + squareNewest] = square;
                at++;
                total += squareSum - squares[at];
                squares[at + sumNewest] = squareSum;
                energy[i] = total;
            }
            _lowNoiseQ8 = lowNoise < LeastNoiseQ8 ? LeastNoiseQ8 : lowNoise;
            _highNoiseQ8 = highNoise < LeastNoiseQ8 ? LeastNoiseQ8 : highNoise;
            _wideSum = wideSum;
            _splitSum = splitSum;
            _meanSum = meanSum;
            _squareSum = squareSum;
            _energy = total;
            _at = at;
            if (at + EcgFront.Block + squareNewest >= Row)
                MoveToStart();
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

        private void MoveToStart()
        {
            System.Array.Copy(_wides, _at, _wides, 0, _splitLength);
            System.Array.Copy(_means, _at, _means, 0, _splitLength);
            System.Array.Copy(_squares, _at, _squares, 0, 2 * _lengthA);
            _at = 0;
        }
    }
}
