// The 12 window features from NN intervals, integer only, one stage after the other and each in slices. Definitions: Feature; sources
// in the classes beside.
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

        private const int StepsOfLogarithms = 64;
        private const int Idle = 0;
        private const int InStatistics = 1;
        private const int InErrors = 2;
        private const int InEntropy = 3;
        private const int InDfa = 4;
        private const int InSpectrum = 5;

        private readonly NnWindow _window = new NnWindow();
        private readonly IntervalStatistics _statistics;
        private readonly ErrorBars _errors;
        private readonly SampleEntropy _entropy;
        private readonly Dfa _dfa;
        private readonly LombSpectrum _spectrum;
        private readonly int[] _features = new int[Sequence.Features];
        private readonly int _capacity;
        private int _stage;

        /// <summary>Allocates all buffers; nothing is allocated afterwards.</summary>
        /// <param name="capacity">Most intervals in one call, <see cref="MinimumIntervals"/>..<see cref="MaximumIntervals"/>.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">Capacity out of range.</exception>
        public FeatureExtractor(int capacity)
        {
            if (capacity < MinimumIntervals || capacity > MaximumIntervals)
                throw new System.ArgumentOutOfRangeException("capacity");
            _capacity = capacity;
            _statistics = new IntervalStatistics(_window);
            _errors = new ErrorBars(_window, _statistics);
            _entropy = new SampleEntropy(_window);
            _dfa = new Dfa(_window);
            _spectrum = new LombSpectrum(_window);
        }

        /// <summary>Pairs of templates of length 2 that match in the sample entropy of the latest list: B; 0 if it failed.</summary>
        public long SampEnMatches2 { get { return Succeeded ? _entropy.Matches2 : 0; } }

        /// <summary>Pairs of templates of length 3 that match in the sample entropy of the latest list: A; 0 if it failed.</summary>
        public long SampEnMatches3 { get { return Succeeded ? _entropy.Matches3 : 0; } }

        /// <summary>True if the features of the latest list exist.</summary>
        internal bool Succeeded { get; private set; }

        /// <summary>Computes the features. Intervals need not touch: differences are taken only between those that do, and the spectrum uses their times.</summary>
        /// <param name="nnTicks">NN intervals, shape [count], oldest first, <see cref="ShortestTicks"/>..<see cref="LongestTicks"/> ticks.</param>
        /// <param name="startTicks">Start of each interval, shape [count], ascending, any origin, ticks; the next starts where this ends or later; 30 h at most.</param>
        /// <param name="count">Intervals used, <see cref="MinimumIntervals"/> to the capacity.</param>
        /// <param name="featuresQ16">Receives shape [12], Q16.16, order of <see cref="Feature"/>; zeros on failure.</param>
        /// <returns>False if count or an interval is out of range, fewer than half of the neighbours touch, or all intervals are equal. Allocates nothing.</returns>
        public bool TryCompute(int[] nnTicks, int[] startTicks, int count, int[] featuresQ16)
        {
            bool fits = count >= MinimumIntervals && count <= _capacity;
            int from = fits ? startTicks[0] : 0;
            int to = fits ? startTicks[count - 1] + nnTicks[count - 1] : 0;
            Begin(nnTicks, startTicks, count, from, to, BeatJitter.MeanSquareQ8(BeatJitter.BestQuality));
            for (bool done = false; !done;)
            {
                int steps = Slices.All;
                done = Advance(ref steps);
            }
            CopyFeatures(featuresQ16);
            return Succeeded;
        }

        /// <summary>Copies the errors of the features just computed by <see cref="TryCompute"/>: see <see cref="EcgAnalyzer.CopyErrors"/>; beats count as well timed.</summary>
        /// <param name="errorsQ16">Receives shape [4], Q16.16; zeros if the features do not exist.</param>
        public void CopyErrors(int[] errorsQ16)
        {
            for (int i = 0; i < ErrorBars.Features; i++)
                errorsQ16[i] = Succeeded ? _errors.ErrorQ16(i) : 0;
        }

        /// <summary>Most steps that a list may take.</summary>
        internal static long Steps(int count, long spanTicks)
        {
            return IntervalStatistics.Steps(count) + ErrorBars.Steps(count) + SampleEntropy.Steps(count) + Dfa.Steps(count)
                + LombSpectrum.Steps(count, spanTicks) + StepsOfLogarithms + StepsOfLogarithms;
        }

        internal void CopyFeatures(int[] featuresQ16)
        {
            System.Array.Copy(_features, 0, featuresQ16, 0, Sequence.Features);
        }

        /// <summary>Starts a list; the arrays must stay as they are until <see cref="Advance"/> is done.</summary>
        internal void Begin(int[] nnTicks, int[] startTicks, int count, int from, int to, int jitterQ8)
        {
            System.Array.Clear(_features, 0, Sequence.Features);
            Succeeded = false;
            _stage = Idle;
            if (count < MinimumIntervals || count > _capacity)
                return;
            _window.Set(nnTicks, startTicks, count, from, to, jitterQ8);
            _statistics.Begin();
            _stage = InStatistics;
        }

        /// <summary>Goes on; true once done. The result does not depend on the slices.</summary>
        internal bool Advance(ref int steps)
        {
            while (_stage != Idle && steps > 0)
            {
                if (AdvanceStage(ref steps))
                    EndStage(ref steps);
            }
            return _stage == Idle;
        }

        private bool AdvanceStage(ref int steps)
        {
            switch (_stage)
            {
                case InStatistics:
                    return _statistics.Advance(ref steps);
                case InErrors:
                    return _errors.Advance(ref steps);
                case InEntropy:
                    return _entropy.Advance(ref steps);
                case InDfa:
                    return _dfa.Advance(ref steps);
                default:
                    return _spectrum.Advance(ref steps);
            }
        }

        private void EndStage(ref int steps)
        {
            switch (_stage++)
            {
                case InStatistics:
                    if (!_statistics.IsInRange || 2 * _statistics.Differences < _window.Count || _statistics.VarianceQ8 == 0)
                    {
                        _stage = Idle;
                        return;
                    }
                    TakeStatistics();
                    steps -= StepsOfLogarithms;
                    _errors.Begin();
                    return;
                case InErrors:
                    _entropy.Begin(_statistics.Tolerance);
                    return;
                case InEntropy:
                    _features[(int)Feature.SampEn] = _entropy.Result(ref steps);
                    _dfa.Begin(_statistics.Sum);
                    return;
                case InDfa:
                    _features[(int)Feature.DfaAlpha1] = _dfa.AlphaQ16;
                    _spectrum.Begin(_statistics.Sum);
                    return;
                default:
                    TakeSpectrum();
                    steps -= StepsOfLogarithms;
                    Succeeded = true;
                    _stage = Idle;
                    return;
            }
        }

        private void TakeStatistics()
        {
            IntervalStatistics statistics = _statistics;
            _features[(int)Feature.HeartRate] = statistics.HeartRateQ16;
            _features[(int)Feature.LnSdnn] = LnOfRoot(statistics.VarianceQ8);
            _features[(int)Feature.LnRmssd] = LnOfRoot(statistics.MeanSquareDifferenceQ8);
            _features[(int)Feature.Pnn50] = statistics.Pnn50Q16;
            _features[(int)Feature.Sd1Sd2] = Sd1Sd2(statistics.VarianceQ8, statistics.DifferenceVarianceQ8);
        }

        private void TakeSpectrum()
        {
            long lf = _spectrum.BandPower(1);
            long hf = _spectrum.BandPower(2);
            _features[(int)Feature.LnVlf] = LnOfPower(_spectrum.BandPower(0));
            _features[(int)Feature.LnLf] = LnOfPower(lf);
            _features[(int)Feature.LnHf] = LnOfPower(hf);
            _features[(int)Feature.LfFraction] = lf + hf == 0 ? 0 : (int)((lf << 16) / (lf + hf));
            _features[(int)Feature.RespirationRate] = _spectrum.PeakPerMinuteQ16;
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
