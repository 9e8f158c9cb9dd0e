// ECG -> two bands, about 5..14 and 14..40 Hz, which a QRS complex fills.
//   wide        what is slower than a QRS complex is taken off
//   low         a moving mean of that
//   high        what such a mean leaves over, twice: wide - 2 low + mean of low, each where its middle lies
namespace HrvXkd.Core.Beats
{
    internal sealed class TwoBands
    {
        // Longer than any mean it serves: 16 values are 64 ms at 249 samples a second.
        private const int Ring = 16;

        private const int EcgRing = 32;

        private readonly int[] _ecg = new int[EcgRing];
        private readonly int[] _wide = new int[Ring];
        private readonly int[] _mean = new int[Ring];
        private readonly int _wideReciprocal;
        private readonly int _splitReciprocal;
        private int _at;
        private int _wideSum;
        private int _splitSum;
        private int _meanSum;

        public TwoBands(int rateHz)
        {
            Low = new int[EcgFront.Block];
            High = new int[EcgFront.Block];
            WideLength = BeatTime.Samples(BeatTuning.WideMs, rateHz) | 1;
            SplitLength = BeatTime.Samples(BeatTuning.SplitMs, rateHz) | 1;
            _wideReciprocal = Box.Reciprocal(WideLength);
            _splitReciprocal = Box.Reciprocal(SplitLength);
        }

        /// <summary>Points of the mean that is taken off at first, odd.</summary>
        public int WideLength { get; private set; }

        /// <summary>Points of the means that split the bands, odd.</summary>
        public int SplitLength { get; private set; }

        /// <summary>Newest block of the low band, 1/4096 mV.</summary>
        public int[] Low { get; private set; }

        /// <summary>Newest block of the high band, 1/4096 mV.</summary>
        public int[] High { get; private set; }

        /// <summary>The bands lag the ECG by this many half samples.</summary>
        public int DelayHalfSamples { get { return WideLength - 1 + (2 * (SplitLength - 1)); } }

        /// <summary>Begins anew: before lies silence.</summary>
        public void Start()
        {
            System.Array.Clear(_ecg, 0, EcgRing);
            System.Array.Clear(_wide, 0, Ring);
            System.Array.Clear(_mean, 0, Ring);
            _wideSum = 0;
            _splitSum = 0;
            _meanSum = 0;
        }

        /// <summary>Takes a block of the ECG.</summary>
        public void Take(int[] ecg)
        {
            int[] ring = _ecg;
            int[] wides = _wide;
            int[] means = _mean;
            int[] lows = Low;
            int[] highs = High;
#if !NANOFRAMEWORK_1_0
            if (ecg.Length < EcgFront.Block || ring.Length < EcgRing || wides.Length < Ring || means.Length < Ring || lows.Length < EcgFront.Block
                || highs.Length < EcgFront.Block)
                throw new System.InvalidOperationException();
#endif
            int wideLength = WideLength;
            int wideHalf = wideLength >> 1;
            int length = SplitLength;
            int half = length >> 1;
            long wideReciprocal = _wideReciprocal;
            long reciprocal = _splitReciprocal;
            int next = length - 1;
            int wideSum = _wideSum;
            int splitSum = _splitSum;
            int meanSum = _meanSum;
            int at = _at;
            int oldest = wides[(at - length) & (Ring - 1)];
            for (int i = 0; i < EcgFront.Block; i++, at++)
            {
                int value = ecg[i];
                wideSum += value - ring[(at - wideLength) & (EcgRing - 1)];
                ring[at & (EcgRing - 1)] = value;
                int wide = ring[(at - wideHalf) & (EcgRing - 1)] - (int)((wideSum * wideReciprocal) >> 16);

                splitSum += wide - oldest;
                wides[at & (Ring - 1)] = wide;
                oldest = wides[(at - next) & (Ring - 1)];
                int mean = (int)((splitSum * reciprocal) >> 16);
                meanSum += mean - means[(at - length) & (Ring - 1)];
                means[at & (Ring - 1)] = mean;
                int low = means[(at - half) & (Ring - 1)];
                lows[i] = low;
                highs[i] = oldest - low - low + (int)((meanSum * reciprocal) >> 16);
            }
            _at = at;
            _wideSum = wideSum;
            _splitSum = splitSum;
            _meanSum = meanSum;
        }
    }
}
