// One shape of QRS complex, as the mean of beats seen, and what is needed to look for it in noise: a matched filter in each band. A matched
// filter correlates the band of the signal with the band of the shape; both passes are folded into one kernel on the band-passed ECG.
namespace HrvXkd.Core.Beats
{
    internal sealed partial class QrsTemplate
    {
        // A shape changes little from beat to beat; its filters follow after so many.
        private const int BuildEvery = 16;

        // Points of the kernel that are correlated at a time.
        private const int Taps = 5;

        // Signals of at least this energy have a likeness of at most 113, since roots are rounded down by at most a sixteenth; half of that is
        // less than any bound that is asked for.
        private const long LeastEnergy = 256;

        // Sum of the kernel's magnitudes up to which a correlation with small values stays below 2^31.
        private const long SmallKernel = (1L << 31) / (SmallValue + 1);

        /// <summary>Values are small up to this, 1/4096 mV: 8 mV.</summary>
        public const int SmallValue = (1 << 15) - 1;

        /// <summary>A pair is a value and the one so many later, which is in the upper half.</summary>
        public const int PairDistance = EcgFront.Block / 2;

        private readonly int _wideLength;
        private readonly int _splitLength;
        private readonly int _reach;
        private readonly int _margin;
        private readonly int[] _shape;
        private readonly int[] _low;
        private readonly int[] _high;
        private readonly int[] _kernel;
        private readonly int[] _scratch;
        private long _squares;
        private long _sum;
        private int _centerQ8;
        private int _learned;
        private bool _hasFilters;
        private bool _isDue;
        private long _lowMagnitude;
        private long _highMagnitude;
        private bool _isSmall;
        private bool _exists;
        private long _lowEnergy;
        private long _highEnergy;

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
            _kernel = new int[(length + Taps - 1) / Taps * Taps];
            _scratch = scratch ?? new int[length];
        }

        /// <summary>Points of the joined matched filter, odd; its middle lies on the R peak.</summary>
        public int KernelLength { get { return _low.Length; } }

        /// <summary>Pairs that <see cref="Correlate"/> reads, with those that count nothing.</summary>
        public int WindowLength { get { return _kernel.Length + EcgFront.Block - 1; } }

        /// <summary>Used while filters are built.</summary>
        public int[] Scratch { get { return _scratch; } }

        /// <summary>True once a beat was taken.</summary>
        public bool Exists { get { return _exists; } }

        /// <summary>How often beats of this shape came lately.</summary>
        public int Use { get; set; }

        /// <summary>Sum of squares of the shape in the low band.</summary>
        public long LowEnergy
        {
            get
            {
                BuildIfDue();
                return _lowEnergy;
            }
        }

        /// <summary>Sum of squares of the shape in the high band.</summary>
        public long HighEnergy
        {
            get
            {
                BuildIfDue();
                return _highEnergy;
            }
        }

        /// <summary>From the R peak to the middle of the hump of energy, samples.</summary>
        public int Center { get { return (_centerQ8 + 128) >> 8; } }

        /// <summary>Likeness of a beat to this shape, -100..100; 0 where the sizes differ twofold or more.</summary>
        /// <param name="beat">ECG about its R peak, shape [2 * reach + 1].</param>
        /// <param name="squares">The sum of its squares.</param>
        public int Similarity(int[] beat, long squares)
        {
            long own = _squares;
            if ((own > 4 * squares || squares > 4 * own) && own >= LeastEnergy && squares >= LeastEnergy)
                return 0;
            long norm = Numerics.IntegerMath.Sqrt(own) * Numerics.IntegerMath.Sqrt(squares);
            if (norm == 0)
                return 0;
            int similarity = (int)(Product(beat, 0) * 100 / norm);
            return own > 4 * squares || squares > 4 * own ? similarity / 2 : similarity;
        }

        /// <summary>
        /// True if a piece of signal looks like this shape at one of a few shifts, from the middle one to both sides: its likeness, both less their
        /// means, is halved where the sizes differ.
        /// </summary>
        /// <param name="ecg">Signal, shape [2 * reach + 1 + 2 * slack].</param>
        /// <param name="slack">Shifts to each side.</param>
        /// <param name="least">Likeness from which it does, 57..100.</param>
        public bool IsLike(int[] ecg, int slack, int least)
        {
            int points = _shape.Length;
            long squares = 0;
            long sum = 0;
            int end = slack + points;
            for (int i = slack; i < end; i++)
            {
                long value = ecg[i];
                squares += value * value;
                sum += value;
            }
            if (IsLikeAt(ecg, slack, squares, sum, least))
                return true;
            // From shift to shift one value goes and one comes.
            long leftSquares = squares;
            long leftSum = sum;
            for (int step = 1; step <= slack; step++)
            {
                long gone = ecg[slack - step + points];
                long come = ecg[slack - step];
                leftSquares += (come * come) - (gone * gone);
                leftSum += come - gone;
                if (IsLikeAt(ecg, slack - step, leftSquares, leftSum, least))
                    return true;
                gone = ecg[slack + step - 1];
                come = ecg[slack + step - 1 + points];
                squares += (come * come) - (gone * gone);
                sum += come - gone;
                if (IsLikeAt(ecg, slack + step, squares, sum, least))
                    return true;
            }
            return false;
        }

        private bool IsLikeAt(int[] ecg, int from, long squares, long sum, int least)
        {
            int points = _shape.Length;
            long own = _squares - (_sum * _sum / points);
            long other = squares - (sum * sum / points);
            bool differ = 4 * own > BeatTuning.StrangeSize * other || 4 * other > BeatTuning.StrangeSize * own;
            // Most humps differ in size, and are done with at this.
            if (differ && own >= LeastEnergy && other >= LeastEnergy)
                return false;
            long norm = Numerics.IntegerMath.Sqrt(own) * Numerics.IntegerMath.Sqrt(other);
            if (norm == 0)
                return false;
            int similarity = (int)((Product(ecg, from) - (_sum * sum / points)) * 100 / norm);
            return (differ ? similarity / 2 : similarity) >= least;
        }

        // Sum of products with a piece of signal.
        private long Product(int[] ecg, int from)
        {
            int[] shape = _shape;
            long product = (long)shape[0] * ecg[from];
            for (int i = 1; i < shape.Length; i += 2)
            {
                from += 2;
                product += ((long)shape[i] * ecg[from - 1]) + ((long)shape[i + 1] * ecg[from]);
            }
            return product;
        }

        /// <summary>Starts anew from a beat.</summary>
        /// <param name="beat">ECG about its R peak, shape [2 * reach + 1].</param>
        /// <param name="center">From its R peak to the middle of its hump, samples.</param>
        public void Start(int[] beat, int center)
        {
            Approach(beat, 1);
            _centerQ8 = center << 8;
            Use = 0;
            _exists = true;
            _isDue = true;
        }

        /// <summary>As if no beat had been taken.</summary>
        public void Forget()
        {
            _exists = false;
        }

        /// <summary>Moves an eighth of the way to a beat.</summary>
        /// <param name="beat">ECG about its R peak, shape [2 * reach + 1].</param>
        /// <param name="center">From its R peak to the middle of its hump, samples.</param>
        public void Learn(int[] beat, int center)
        {
            BuildIfDue();
            Approach(beat, 8);
            _centerQ8 += ((center << 8) - _centerQ8) / 8;
            if (++_learned == BuildEvery)
                _isDue = true;
        }

        /// <summary>Joins the matched filters of both bands, each with its weight, Q16.</summary>
        public void Weigh(int lowQ16, int highQ16)
        {
            BuildIfDue();
            if (!_hasFilters)
                BuildFilters();
            int[] kernel = _kernel;
            int[] lows = _low;
            int[] highs = _high;
            long low = lowQ16;
            long high = highQ16;
            for (int i = 0; i < lows.Length; i++)
                kernel[i] = (int)(((lows[i] * low) + (highs[i] * high)) >> 16);
            // At most, with what is lost by rounding down.
            _isSmall = (((_lowMagnitude * low) + (_highMagnitude * high)) >> 16) + lows.Length < SmallKernel;
        }

        // Moves 1/part of the way to a beat; 1 takes its shape.
        private void Approach(int[] beat, int part)
        {
            int[] shape = _shape;
            long squares = 0;
            int sum = 0;
            for (int i = 0; i < shape.Length; i++)
            {
                int value = shape[i];
                value += (beat[i] - value) / part;
                shape[i] = value;
                sum += value;
                squares += (long)value * value;
            }
            _squares = squares;
            _sum = sum;
        }

        /// <summary>
        /// Forms what follows from the shape, if it is due; else that is done when it is asked for, or before the shape changes again, but never in
        /// the call that has already had the work of a beat.
        /// </summary>
        public void BuildIfDue()
        {
            if (_isDue)
                Build();
        }

        // The shape in both bands.
        private void Build()
        {
            _isDue = false;
            _learned = 0;
            _hasFilters = false;
            int length = _scratch.Length;
            System.Array.Clear(_scratch, 0, length);
            System.Array.Copy(_shape, 0, _scratch, _margin, _shape.Length);
            int[] wide = _high;
            Box.Sharpen(_scratch, wide, length, _wideLength);
            Box.Smooth(wide, _low, length, _splitLength);
            _lowEnergy = Energy(_low);
            Box.Sharpen(wide, _scratch, length, _splitLength);
            Box.Sharpen(_scratch, _high, length, _splitLength);
            _highEnergy = Energy(_high);
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
            _lowMagnitude = Magnitude(_low);
            _highMagnitude = Magnitude(_high);
        }

        private static long Magnitude(int[] values)
        {
            long sum = 0;
            for (int i = 0; i < values.Length; i++)
                sum += values[i] < 0 ? -values[i] : values[i];
            return sum;
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
