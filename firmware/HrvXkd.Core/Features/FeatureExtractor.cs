// The 12 window features from NN intervals, integer only. Definitions: Feature; sources in the classes beside.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    /// <summary>Computes the 12 features of a list of NN intervals: the one implementation for device, training and commands.</summary>
    public sealed class FeatureExtractor
    {
        /// <summary>Fewest intervals for which features exist.</summary>
        public const int MinimumIntervals = 30;

        /// <summary>Most intervals in one call: a day.</summary>
        public const int MaximumIntervals = 100000;

        /// <summary>Shortest interval taken, ticks: 200 ms.</summary>
        public const int ShortestTicks = 200 * Ticks.PerMs;

        /// <summary>Longest interval taken, ticks: 4 s.</summary>
        public const int LongestTicks = 4 * Ticks.PerSecond;

        // ln(81 * 256) and ln(4 * 81 * 4096) in Q16: from the units of the sums to ms^2.
        private const int Ln81Q8 = 651403;
        private const int Ln324Q12 = 923960;

        // Least power or variance told apart: 0.1 ms^2 and 0.01 ms^2, in the units of the sums.
        private const long LeastVarianceQ8 = 207;
        private const long LeastPower = 132710;

        private readonly IntervalStatistics _statistics = new IntervalStatistics();
        private readonly LombSpectrum _spectrum;
        private readonly int _capacity;

        /// <summary>Allocates all buffers; nothing is allocated afterwards.</summary>
        /// <param name="capacity">Most intervals in one call, <see cref="MinimumIntervals"/>..<see cref="MaximumIntervals"/>.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">Capacity out of range.</exception>
        public FeatureExtractor(int capacity)
        {
            if (capacity < MinimumIntervals || capacity > MaximumIntervals)
                throw new System.ArgumentOutOfRangeException("capacity");
            _capacity = capacity;
            _spectrum = new LombSpectrum(capacity);
        }

        /// <summary>Computes the features. Intervals need not touch: differences are taken only between those that do, and the spectrum uses their times.</summary>
        /// <param name="nnTicks">NN intervals, shape [count], oldest first, <see cref="ShortestTicks"/>..<see cref="LongestTicks"/> ticks.</param>
        /// <param name="startTicks">Start of each interval, shape [count], ascending, any origin, ticks; the next starts where this ends or later; 30 h at most.</param>
        /// <param name="count">Intervals used, <see cref="MinimumIntervals"/> to the capacity.</param>
        /// <param name="featuresQ16">Receives shape [12], Q16.16, order of <see cref="Feature"/>; zeros on failure.</param>
        /// <returns>False if count or an interval is out of range, fewer than half of the neighbours touch, or all intervals are equal. Allocates nothing.</returns>
        public bool TryCompute(int[] nnTicks, int[] startTicks, int count, int[] featuresQ16)
        {
            System.Array.Clear(featuresQ16, 0, Sequence.Features);
            if (count < MinimumIntervals || count > _capacity || !IsInRange(nnTicks, count))
                return false;
            IntervalStatistics statistics = _statistics;
            statistics.Compute(nnTicks, startTicks, count);
            if (2 * statistics.Differences < count || statistics.VarianceQ8 == 0)
                return false;
            featuresQ16[(int)Feature.HeartRate] = statistics.HeartRateQ16;
            featuresQ16[(int)Feature.LnSdnn] = LnOfRoot(statistics.VarianceQ8);
            featuresQ16[(int)Feature.LnRmssd] = LnOfRoot(statistics.MeanSquareDifferenceQ8);
            featuresQ16[(int)Feature.Pnn50] = statistics.Pnn50Q16;
            featuresQ16[(int)Feature.Sd1Sd2] = Sd1Sd2(statistics.VarianceQ8, statistics.DifferenceVarianceQ8);
            featuresQ16[(int)Feature.SampEn] = SampleEntropy.Compute(nnTicks, count, statistics.Tolerance);
            featuresQ16[(int)Feature.DfaAlpha1] = Dfa.Compute(nnTicks, count);

            LombSpectrum spectrum = _spectrum;
            spectrum.Compute(nnTicks, startTicks, count);
            long lf = spectrum.BandPower(1);
            long hf = spectrum.BandPower(2);
            featuresQ16[(int)Feature.LnVlf] = LnOfPower(spectrum.BandPower(0));
            featuresQ16[(int)Feature.LnLf] = LnOfPower(lf);
            featuresQ16[(int)Feature.LnHf] = LnOfPower(hf);
            featuresQ16[(int)Feature.LfFraction] = lf + hf == 0 ? 0 : (int)((lf << 16) / (lf + hf));
            featuresQ16[(int)Feature.RespirationRate] = spectrum.PeakPerMinuteQ16;
            return true;
        }

        private static bool IsInRange(int[] nnTicks, int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (nnTicks[i] < ShortestTicks || nnTicks[i] > LongestTicks)
                    return false;
            }
            return true;
        }

        // ln(sqrt(value)) of ticks^2 in Q8 as ln of ms.
        private static int LnOfRoot(long valueQ8)
        {
            return (IntegerMath.LnQ16(valueQ8 < LeastVarianceQ8 ? LeastVarianceQ8 : valueQ8) - Ln81Q8) / 2;
        }

        private static int LnOfPower(long power)
        {
            return IntegerMath.LnQ16(power < LeastPower ? LeastPower : power) - Ln324Q12;
        }

        // SD1^2 = SDSD^2 / 2, SD2^2 = 2 SDNN^2 - SDSD^2 / 2.
        private static int Sd1Sd2(long varianceQ8, long differenceVarianceQ8)
        {
            long sd1 = differenceVarianceQ8;
            long sd2 = (4 * varianceQ8) - differenceVarianceQ8;
            if (sd2 <= 0)
                return 100 << 16;
            // Both below 2^31 so that the ratio fits with 32 fraction bits.
            while (sd1 >= 1L << 30)
            {
                sd1 >>= 1;
                sd2 >>= 1;
            }
            long ratio = IntegerMath.Sqrt((sd1 << 32) / (sd2 < 1 ? 1 : sd2));
            return ratio > 100 << 16 ? 100 << 16 : (int)ratio;
        }
    }
}
