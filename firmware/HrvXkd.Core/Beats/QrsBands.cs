// Splits the band-passed ECG into the two bands that a QRS complex fills, about 5..14 Hz and 14..40 Hz. Noise of the electrodes lies in
// the low one, noise of muscles in the high one, and seldom is there much of both.
// Wide takes off what is slower than a QRS complex. Low is its moving mean; High is what two such means leave over.
namespace HrvXkd.Core.Beats
{
    internal sealed class QrsBands
    {
        private readonly int[] _input;
        private readonly int[] _wide;
        private readonly int[] _low;
        private readonly int[] _rest;
        private readonly int _wideReciprocal;
        private readonly int _splitReciprocal;
        private int _sumInput;
        private int _sumWide;
        private int _sumRest;
        private int _indexInput;
        private int _index;

        public QrsBands(int rateHz)
        {
            WideLength = Box.OddLength(BeatTuning.WideMs, rateHz);
            SplitLength = Box.OddLength(BeatTuning.SplitMs, rateHz);
            _wideReciprocal = Box.Reciprocal(WideLength);
            _splitReciprocal = Box.Reciprocal(SplitLength);
            _input = new int[WideLength];
            _wide = new int[SplitLength];
            _low = new int[SplitLength];
            _rest = new int[SplitLength];
        }

        /// <summary>Points of the mean that is taken off at first, odd.</summary>
        public int WideLength { get; private set; }

        /// <summary>Points of the means that split the bands, odd.</summary>
        public int SplitLength { get; private set; }

        /// <summary>Output lags the input by this many samples.</summary>
        public int Delay { get { return (WideLength >> 1) + SplitLength - 1; } }

        /// <summary>The low band, 1/4096 mV.</summary>
        public int Low { get; private set; }

        /// <summary>The high band, 1/4096 mV.</summary>
        public int High { get; private set; }

        public void Reset()
        {
            System.Array.Clear(_input, 0, WideLength);
            System.Array.Clear(_wide, 0, SplitLength);
            System.Array.Clear(_low, 0, SplitLength);
            System.Array.Clear(_rest, 0, SplitLength);
            _sumInput = 0;
            _sumWide = 0;
            _sumRest = 0;
            _indexInput = 0;
            _index = 0;
        }

        public void Push(int value)
        {
            int length = WideLength;
            int[] input = _input;
            int index = _indexInput;
            _sumInput += value - input[index];
            input[index] = value;
            int middle = index - (length >> 1);
            int wide = input[middle < 0 ? middle + length : middle] - Box.Mean(_sumInput, _wideReciprocal);
            _indexInput = ++index == length ? 0 : index;

            length = SplitLength;
            index = _index;
            middle = index - (length >> 1);
            if (middle < 0)
                middle += length;
            _sumWide += wide - _wide[index];
            _wide[index] = wide;
            int low = Box.Mean(_sumWide, _splitReciprocal);
            int rest = _wide[middle] - low;
            _sumRest += rest - _rest[index];
            _rest[index] = rest;
            _low[index] = low;
            High = _rest[middle] - Box.Mean(_sumRest, _splitReciprocal);
            Low = _low[middle];
            _index = ++index == length ? 0 : index;
        }
    }
}
