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
        private readonly int[] _low;
        private readonly int[] _high;
        private readonly int[] _kernel;
        private readonly int[] _scratch;
        private int _centerQ8;
        private int _learned;
        private bool _hasFilters;

        /// <param name="bands">The bands of the filters.</param>
        /// <param name="rateHz">Samples a second.</param>
        /// <param name="scratch">Null, or the scratch of another template.</param>
        public QrsTemplate(BandMeter bands, int rateHz, int[] scratch)
        {
            _wideLength = bands.WideLength;
            _splitLength = bands.SplitLength;
            _reach = BeatTime.Samples(BeatTuning.ShapeReachMs, rateHz);
            _margin = (_wideLength >> 1) + _splitLength - 1;
            int length = (2 * (_reach + _margin)) + 1;
            _shape = new int[(2 * _reach) + 1];
            _low = new int[length];
            _high = new int[length];
            _kernel = new int[length];
            _scratch = scratch ?? new int[length];
        }

        /// <summary>The joined matched filter, oldest first; odd length, its middle lies on the R peak.</summary>
        public int[] Kernel { get { return _kernel; } }

        /// <summary>Used while filters are built.</summary>
        public int[] Scratch { get { return _scratch; } }

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

        /// <summary>Likeness of a beat to this shape, -100..100; half of it where the sizes differ twofold or more.</summary>
        public int Similarity(int[] beat)
        {
            long product = 0;
            long own = 0;
            long other = 0;
            int[] shape = _shape;
            if (beat.Length < shape.Length)
                throw new System.InvalidOperationException();
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

        /// <summary>
        /// True if a piece of signal looks like this shape at one of a few shifts, from the middle one to both sides: its likeness, both less their
        /// means, is halved where the sizes differ twofold or more.
        /// </summary>
        /// <param name="ecg">Signal, shape [2 * reach + 1 + 2 * slack].</param>
        /// <param name="slack">Shifts to each side.</param>
        /// <param name="least">Likeness from which it does, 1..100.</param>
        public bool IsLike(int[] ecg, int slack, int least)
        {
            int[] shape = _shape;
            long own = 0;
            long sum = 0;
            for (int i = 0; i < shape.Length; i++)
            {
                long a = shape[i];
                own += a * a;
                sum += a;
            }
            own -= sum * sum / shape.Length;
            long root = Numerics.IntegerMath.Sqrt(own);
            for (int step = 0; step <= 2 * slack; step++)
            {
                int shift = (step & 1) == 0 ? slack + (step >> 1) : slack - (step >> 1) - 1;
                if (LikenessAt(ecg, shift, own, sum, root) >= least)
                    return true;
            }
            return false;
        }

        private int LikenessAt(int[] ecg, int from, long own, long ownSum, long root)
        {
            int[] shape = _shape;
            long product = 0;
            long other = 0;
            long otherSum = 0;
            for (int i = 0; i < shape.Length; i++)
            {
                long b = ecg[from + i];
                product += shape[i] * b;
                other += b * b;
                otherSum += b;
            }
            product -= ownSum * otherSum / shape.Length;
            other -= otherSum * otherSum / shape.Length;
            long norm = root * Numerics.IntegerMath.Sqrt(other);
            if (norm == 0)
                return 0;
            int similarity = (int)(product * 100 / norm);
            return 4 * own > BeatTuning.StrangeSize * other || 4 * other > BeatTuning.StrangeSize * own ? similarity / 2 : similarity;
        }

        /// <summary>Starts anew from a beat.</summary>
        /// <param name="beat">ECG about its R peak, shape [2 * reach + 1].</param>
        /// <param name="center">From its R peak to the middle of its hump, samples.</param>
        public void Start(int[] beat, int center)
        {
            System.Array.Copy(beat, 0, _shape, 0, _shape.Length);
            _centerQ8 = center << 8;
            Use = 0;
            Exists = true;
            Build();
        }

        /// <summary>As if no beat had been taken.</summary>
        public void Forget()
        {
            Exists = false;
        }

        /// <summary>Moves an eighth of the way to a beat.</summary>
        /// <param name="beat">ECG about its R peak, shape [2 * reach + 1].</param>
        /// <param name="center">From its R peak to the middle of its hump, samples.</param>
        public void Learn(int[] beat, int center)
        {
            int[] shape = _shape;
            for (int i = 0; i < shape.Length; i++)
                shape[i] += (beat[i] - shape[i]) / 8;
            _centerQ8 += ((center << 8) - _centerQ8) / 8;
            if (++_learned == BuildEvery)
                Build();
        }

        /// <summary>Joins the matched filters of both bands, each with its weight, Q16.</summary>
        public void Weigh(int lowQ16, int highQ16)
        {
            if (!_hasFilters)
                BuildFilters();
            for (int i = 0; i < _kernel.Length; i++)
                _kernel[i] = (int)((((long)_low[i] * lowQ16) + ((long)_high[i] * highQ16)) >> 16);
        }

        // The shape in both bands.
        private void Build()
        {
            _learned = 0;
            _hasFilters = false;
            int length = _scratch.Length;
            System.Array.Clear(_scratch, 0, length);
            System.Array.Copy(_shape, 0, _scratch, _margin, _shape.Length);
            int[] wide = _high;
            Box.Sharpen(_scratch, wide, length, _wideLength);
            Box.Smooth(wide, _low, length, _splitLength);
            LowEnergy = Energy(_low);
            Box.Sharpen(wide, _scratch, length, _splitLength);
            Box.Sharpen(_scratch, _high, length, _splitLength);
            HighEnergy = Energy(_high);
        }

        // The second pass through each band, in place of the shapes; only noise needs it.
        private void BuildFilters()
        {
            _hasFilters = true;
            int length = _scratch.Length;
            Box.Sharpen(_low, _scratch, length, _wideLength);
            Box.Smooth(_scratch, _low, length, _splitLength);
            Box.Sharpen(_high, _scratch, length, _wideLength);
            Box.Sharpen(_scratch, _high, length, _splitLength);
            Box.Sharpen(_high, _scratch, length, _splitLength);
            System.Array.Copy(_scratch, 0, _high, 0, length);
        }

        /// <summary>Correlates the joined filter with a piece of signal at a block of places, all at a time.</summary>
        /// <param name="ecg">Shape [kernel + block - 1].</param>
        /// <param name="sums">Receives the sums of products, shape [block].</param>
        public void Correlate(int[] ecg, long[] sums)
        {
            int[] kernel = _kernel;
            int length = kernel.Length;
            long s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
            long a = ecg[0], b = ecg[1], c = ecg[2], d = ecg[3], e = ecg[4], f = ecg[5], g = ecg[6];
            for (int i = 0; i < length; i++)
            {
                long factor = kernel[i];
                long h = ecg[i + EcgFront.Block - 1];
                s0 += factor * a;
                s1 += factor * b;
                s2 += factor * c;
                s3 += factor * d;
                s4 += factor * e;
                s5 += factor * f;
                s6 += factor * g;
                s7 += factor * h;
                a = b;
                b = c;
                c = d;
                d = e;
                e = f;
                f = g;
                g = h;
            }
            sums[0] = s0;
            sums[1] = s1;
            sums[2] = s2;
            sums[3] = s3;
            sums[4] = s4;
            sums[5] = s5;
            sums[6] = s6;
            sums[7] = s7;
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
