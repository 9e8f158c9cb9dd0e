// Two bands -> noise of each, and energy of both at half their rate.
//   noise       the median of a band's magnitude, followed by small steps: QRS complexes fill too little time to lift it
//   energy      the square of the weighted sum, by two running means in a row, the first about as long as a QRS complex: one hump per complex
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class BandMeter
    {
        /// <summary>A weight of one, Q12.</summary>
        public const int One = 1 << 12;

        // Longer than any mean it serves: 16 values are 128 ms at 124 a second.
        private const int Ring = 16;

        // Twice the weighted sum, at most 4 mV; squares of at most 2^30 lose 6 bits: sums stay below 2 * 2^24 * 16 * 16.
        private const int HighestSum = 32767;
        private const int SquareShift = 6;
        private const int LeastNoiseQ8 = 1 << 8;

        private readonly int[] _squares = new int[Ring];
        private readonly int[] _sums = new int[Ring];
        private readonly int _lengthA;
        private readonly int _lengthB;
        private readonly int _noiseShift;
        private int _lowNoiseQ8 = LeastNoiseQ8;
        private int _highNoiseQ8 = LeastNoiseQ8;
        private int _at;
        private int _sum;
        private long _energy;

        public BandMeter(int rateHz)
        {
            _lengthA = BeatTime.Samples(BeatTuning.EnergyMs, rateHz / 2);
            _lengthB = BeatTime.Samples(BeatTuning.EnergySmoothMs, rateHz / 2);
            // The share that is nearest to two in a time constant's samples, of which every second counts.
            while (6 << _noiseShift < BeatTime.Samples(BeatTuning.NoiseMs, rateHz))
                _noiseShift++;
            LowWeight = One;
            HighWeight = One;
        }

        /// <summary>Weight of the low band, Q12.</summary>
        public int LowWeight { get; set; }

        /// <summary>Weight of the high band, Q12.</summary>
        public int HighWeight { get; set; }

        /// <summary>Median magnitude of the low band, 1/4096 mV, 1 or more.</summary>
        public int LowNoise { get { return _lowNoiseQ8 >> 8; } }

        /// <summary>Median magnitude of the high band, 1/4096 mV, 1 or more.</summary>
        public int HighNoise { get { return _highNoiseQ8 >> 8; } }

        /// <summary>The energy lags the bands by this many half samples of theirs.</summary>
        public int DelayHalfSamples { get { return (2 * (_lengthA - 1)) + (2 * (_lengthB - 1)) + 1; } }

        /// <summary>Begins anew: before lies silence. What is known of noise stays.</summary>
        public void Start()
        {
            System.Array.Clear(_squares, 0, Ring);
            System.Array.Clear(_sums, 0, Ring);
            _sum = 0;
            _energy = 0;
        }

        /// <summary>Takes a block.</summary>
        /// <param name="low">Low band, 1/4096 mV, even shape.</param>
        /// <param name="high">High band, same shape.</param>
        /// <param name="energy">Receives the energy, own units, half the shape.</param>
        public void Take(int[] low, int[] high, long[] energy)
        {
            int[] squares = _squares;
            int[] sums = _sums;
#if !NANOFRAMEWORK_1_0
            if (low.Length < EcgFront.Block || high.Length < EcgFront.Block || energy.Length < EcgFront.Energies
                || squares.Length < Ring || sums.Length < Ring)
                throw new System.InvalidOperationException();
#endif
            long lowWeight = LowWeight;
            long highWeight = HighWeight;
            int lengthA = _lengthA;
            int lengthB = _lengthB;
            int at = _at;
            int sum = _sum;
            long total = _energy;
            int lowNoise = _lowNoiseQ8;
            int highNoise = _highNoiseQ8;
            int lowStep = (lowNoise >> _noiseShift) + 1;
            int highStep = (highNoise >> _noiseShift) + 1;
            for (int i = 1; i < EcgFront.Block; i += 2)
            {
                // Each band's noise is followed with every second value.
                int lowValue = low[i - 1];
                int weighted = (int)(((lowValue * lowWeight) + (high[i - 1] * highWeight)) >> 11);
                if (weighted > HighestSum)
                    weighted = HighestSum;
                else if (weighted < -HighestSum)
                    weighted = -HighestSum;
                lowNoise += (lowValue < 0 ? -lowValue : lowValue) << 8 > lowNoise ? lowStep : -lowStep;
                int square = weighted * weighted >> SquareShift;

                int highValue = high[i];
                weighted = (int)(((low[i] * lowWeight) + (highValue * highWeight)) >> 11);
                if (weighted > HighestSum)
                    weighted = HighestSum;
                else if (weighted < -HighestSum)
                    weighted = -HighestSum;
                highNoise += (highValue < 0 ? -highValue : highValue) << 8 > highNoise ? highStep : -highStep;
                square += weighted * weighted >> SquareShift;

                sum += square - squares[(at - lengthA) & (Ring - 1)];
                squares[at & (Ring - 1)] = square;
                total += sum - sums[(at - lengthB) & (Ring - 1)];
                sums[at & (Ring - 1)] = sum;
                energy[i >> 1] = total;
                at++;
            }
            _lowNoiseQ8 = lowNoise < LeastNoiseQ8 ? LeastNoiseQ8 : lowNoise;
            _highNoiseQ8 = highNoise < LeastNoiseQ8 ? LeastNoiseQ8 : highNoise;
            _at = at;
            _sum = sum;
            _energy = total;
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
    }
}
