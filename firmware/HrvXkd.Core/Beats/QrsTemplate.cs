// One shape of QRS complex, as the mean of beats seen, and what is needed to look for it in noise: a matched filter in each band. A matched
// filter correlates the band of the signal with the band of the shape; both passes are folded into one kernel on the band-passed ECG.
namespace HrvXkd.Core.Beats
{
    internal sealed class QrsTemplate
    {
        // A shape changes little from beat to beat; its filters follow after so many.
        private const int BuildEvery = 16;

        private readonly int _wideLength;
        private readonly int _splitLength;
        private readonly int _reach;
        private readonly int _margin;
        private readonly int[] _shape;
        private readonly int[] _beat;
        private readonly int[] _low;
        private readonly int[] _high;
        private readonly int[] _kernel;
        private readonly int[] _scratch;
        private int _centerQ8;
        private int _learned;

        public QrsTemplate(EcgFront front, int rateHz)
        {
            _wideLength = front.WideLength;
            _splitLength = front.SplitLength;
            _reach = BeatTime.Samples(BeatTuning.ShapeReachMs, rateHz);
            _margin = (_wideLength >> 1) + _splitLength - 1;
            int length = (2 * (_reach + _margin)) + 1;
            _shape = new int[(2 * _reach) + 1];
            _beat = new int[(2 * _reach) + 1];
            _low = new int[length];
            _high = new int[length];
            _kernel = new int[length];
            _scratch = new int[length];
        }

        /// <summary>The joined matched filter, oldest first; odd length, its middle lies on the R peak.</summary>
        public int[] Kernel { get { return _kernel; } }

        /// <summary>True once a beat was taken.</summary>
        public bool Exists { get; private set; }

        /// <summary>How often beats of this shape came lately.</summary>
        public int Use { get; set; }

        /// <summary>Sum of squares of the shape in the low band.</summary>
        public long LowEnergy { get; private set; }

        /// <summary>Sum of squares of the shape in the high band.</summary>
        public long HighEnergy { get; private set; }

        /// <summary>From the R peak to the middle of the hump of energy, samples.</summary>
        public int Center { get { return (_centerQ8 + 128) >> 8; } }

        /// <summary>Likeness of the signal about a sample to this shape, -100..100; half of it where the sizes differ twofold or more.</summary>
        public int Similarity(SignalHistory history, long peak)
        {
            long product = 0;
            long own = 0;
            long other = 0;
            int[] shape = _shape;
            int[] beat = _beat;
            history.Copy(peak - _reach, beat, beat.Length);
            for (int i = 0; i < shape.Length; i++)
            {
                long a = shape[i];
                long b = beat[i];
                product += a * b;
                own += a * a;
                other += b * b;
            }
            long norm = Numerics.IntegerMath.Sqrt(own) * Numerics.IntegerMath.Sqrt(other);
            if (norm == 0)
                return 0;
            int similarity = (int)(product * 100 / norm);
            return own > 4 * other || other > 4 * own ? similarity / 2 : similarity;
        }

        /// <summary>Starts anew from a beat.</summary>
        public void Start(SignalHistory history, long peak, long center)
        {
            history.Copy(peak - _reach, _shape, _shape.Length);
            _centerQ8 = (int)(center - peak) << 8;
            Use = 0;
            Exists = true;
            Build();
        }

        /// <summary>As if no beat had been taken.</summary>
        public void Forget()
        {
            Exists = false;
        }

        /// <summary>Moves an eighth of the way to the beat that was compared last.</summary>
        public void Learn(long peak, long center)
        {
            for (int i = 0; i < _shape.Length; i++)
                _shape[i] += (_beat[i] - _shape[i]) / 8;
            _centerQ8 += ((int)((center - peak) << 8) - _centerQ8) / 8;
            if (++_learned == BuildEvery)
                Build();
        }

        /// <summary>Joins the matched filters of both bands, each with its weight, Q16.</summary>
        public void Weigh(int lowQ16, int highQ16)
        {
            for (int i = 0; i < _kernel.Length; i++)
                _kernel[i] = (int)((((long)_low[i] * lowQ16) + ((long)_high[i] * highQ16)) >> 16);
        }

        // The kernel serves as scratch: it is joined anew before it is used.
        private void Build()
        {
            _learned = 0;
            int length = _kernel.Length;
            int[] wide = _kernel;
            int[] scratch = _scratch;
            System.Array.Clear(scratch, 0, length);
            System.Array.Copy(_shape, 0, scratch, _margin, _shape.Length);
            Box.Sharpen(scratch, wide, length, _wideLength);

            Box.Smooth(wide, _low, length, _splitLength);
            LowEnergy = Energy(_low);
            Box.Sharpen(_low, scratch, length, _wideLength);
            Box.Smooth(scratch, _low, length, _splitLength);

            Box.Sharpen(wide, scratch, length, _splitLength);
            Box.Sharpen(scratch, _high, length, _splitLength);
            HighEnergy = Energy(_high);
            Box.Sharpen(_high, scratch, length, _wideLength);
            Box.Sharpen(scratch, _high, length, _splitLength);
            Box.Sharpen(_high, scratch, length, _splitLength);
            System.Array.Copy(scratch, 0, _high, 0, length);
        }

        private static long Energy(int[] values)
        {
            long sum = 1;
            for (int i = 0; i < values.Length; i++)
                sum += (long)values[i] * values[i];
            return sum;
        }
    }
}
