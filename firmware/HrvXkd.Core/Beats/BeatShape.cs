// The shape of one beat: the band-passed ECG about its R peak, 13 points 20 ms apart, which holds all of a signal below 25 Hz.
// Likeness is the correlation with a template, the best over shifts of 10 ms: the R peak of a notched complex is not always the same
// of its peaks. Size is the root of the energy; sharpness the energy of the slope over it, low for broad complexes.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class BeatShape
    {
        /// <summary>Points that are compared.</summary>
        public const int Points = 13;

        /// <summary>Root of the energy of a template.</summary>
        public const int TemplateSize = 4096;

        private const int CoarseHz = 200;
        private const int ShiftMs = 10;
        private const int ShiftsPerPoint = 2;
        private const int Reach = 5;
        private const int Shifts = (2 * Reach) + 1;
        private const int Span = (Points - 1) * ShiftsPerPoint;
        private const int Length = Span + 1 + (2 * Reach);

        private readonly SignalHistory _history;
        private readonly int _shiftQ8;

        // At low rates half a sample would make another shape: between samples lies a straight line.
        private readonly bool _isCoarse;
        private readonly int[] _ecg;
        private readonly int[] _values = new int[Length];

        // Of each shift; the size is -1 where nothing is known yet.
        private readonly int[] _size = new int[Shifts];
        private readonly int[] _sum = new int[Shifts];
        private readonly long[] _squares = new long[Shifts];

        // Values of odd shifts are read when they are asked for.
        private bool _hasOdd;
        private int _startQ8;
        private int _sizeQ8;
        private int _sharpnessQ8;
        private int _shift;

        public BeatShape(SignalHistory history, int rateHz)
        {
            _history = history;
            _shiftQ8 = rateHz * 256 * ShiftMs / 1000;
            _isCoarse = rateHz < CoarseHz;
            _ecg = new int[(((Length - 1) * _shiftQ8) >> 8) + 3];
        }

        /// <summary>Size, log2 in Q8 of 1/4096 mV; 0 of a flat line.</summary>
        public int SizeQ8 { get { return _sizeQ8; } }

        /// <summary>Sharpness, log2 in Q8; 0 of a flat line.</summary>
        public int SharpnessQ8 { get { return _sharpnessQ8; } }

        /// <summary>Shift of the latest likeness, in 10 ms.</summary>
        public int Shift { get { return _shift; } }

        /// <summary>Reads the shape about a position.</summary>
        /// <param name="sampleQ8">Position, 1/256 samples.</param>
        public void Read(long sampleQ8)
        {
            long start = sampleQ8 - ((Length >> 1) * _shiftQ8) + (_isCoarse ? 0 : 128);
            _history.Copy(start >> 8, _ecg, _ecg.Length);
            _startQ8 = (int)(start & 255);
            _hasOdd = false;
            ReadEverySecond(Reach & 1);
            int[] sizes = _size;
            for (int i = 0; i < Shifts; i++)
                sizes[i] = -1;
            Measure();
        }

        /// <summary>Likeness to a template, the best over all shifts.</summary>
        /// <param name="template">Mean 0, root of the energy <see cref="TemplateSize"/>.</param>
        /// <param name="enough">The search for a better shift ends at this.</param>
        /// <returns>-1000..1000.</returns>
        public int Likeness(int[] template, int enough)
        {
            _shift = 0;
            int best = LikenessAt(template, 0);
            // Every second shift, then those beside the best.
            for (int i = 1; i < Reach && best < enough; i++)
            {
                int shift = (i & 1) == 0 ? i : -(i + 1);
                best = Better(template, shift, best);
            }
            int middle = _shift;
            if (best < enough)
                best = Better(template, middle - 1, best);
            if (best < enough)
                best = Better(template, middle + 1, best);
            return best;
        }

        /// <summary>Leads a template towards this shape.</summary>
        /// <param name="template">Mean 0, root of the energy <see cref="TemplateSize"/>.</param>
        /// <param name="shift">Shift of the shape, in 10 ms.</param>
        /// <param name="part">By 1/part; 1 replaces it.</param>
        public void Teach(int[] template, int shift, int part)
        {
            long size = Size(shift);
            if (size == 0)
                return;
            int[] values = _values;
            int mean = _sum[Reach + shift] / Points;
            for (int i = 0, at = Reach + shift; i < Points; i++, at += ShiftsPerPoint)
            {
                int point = template[i];
                template[i] = point + (((int)((values[at] - mean) * TemplateSize / size) - point) / part);
            }
        }

        private void ReadEverySecond(int first)
        {
            int[] ecg = _ecg;
            int[] values = _values;
            int shift = ShiftsPerPoint * _shiftQ8;
            int at = _startQ8 + (first * _shiftQ8);
            bool isCoarse = _isCoarse;
            for (int i = first; i < Length; i += ShiftsPerPoint)
            {
                int place = at >> 8;
                int value = ecg[place];
                if (isCoarse)
                    value += ((ecg[place + 1] - value) * (at & 255)) >> 8;
                values[i] = value;
                at += shift;
            }
        }

        private int Better(int[] template, int shift, int best)
        {
            int likeness = LikenessAt(template, shift);
            if (likeness <= best)
                return best;
            _shift = shift;
            return likeness;
        }

        private void Measure()
        {
            int[] values = _values;
            long slope = 0;
            int before = values[Reach];
            for (int i = Reach + ShiftsPerPoint; i < Length - Reach; i += ShiftsPerPoint)
            {
                int value = values[i];
                long step = value - before;
                slope += step * step;
                before = value;
            }
            long size = Size(0);
            _sizeQ8 = IntegerMath.Log2Q8(size);
            _sharpnessQ8 = size == 0 ? 0 : IntegerMath.Log2Q8(slope * 1024 / (size * size));
        }

        private int LikenessAt(int[] template, int shift)
        {
            long size = Size(shift);
            if (size == 0)
                return 0;
            int[] v = _values;
            int[] t = template;
            int at = Reach + shift;
            // In one sum: for an interpreter a loop costs as much as what it does.
            long product = ((long)v[at] * t[0]) + ((long)v[at + 2] * t[1]) + ((long)v[at + 4] * t[2]) + ((long)v[at + 6] * t[3])
                + ((long)v[at + 8] * t[4]) + ((long)v[at + 10] * t[5]) + ((long)v[at + 12] * t[6]) + ((long)v[at + 14] * t[7])
                + ((long)v[at + 16] * t[8]) + ((long)v[at + 18] * t[9]) + ((long)v[at + 20] * t[10]) + ((long)v[at + 22] * t[11])
                + ((long)v[at + 24] * t[12]);
            long likeness = product * 1000 / (size * TemplateSize);
            return likeness > 1000 ? 1000 : likeness < -1000 ? -1000 : (int)likeness;
        }

        // Without the mean.
        private int Size(int shift)
        {
            int place = Reach + shift;
            int size = _size[place];
            return size >= 0 ? size : MeasureSize(place, shift > 0 ? place - ShiftsPerPoint : place + ShiftsPerPoint);
        }

        // From that of the next shift towards the middle, where it is known: one point goes and one comes.
        private int MeasureSize(int place, int inner)
        {
            int[] values = _values;
            if (((place ^ Reach) & 1) != 0 && !_hasOdd)
            {
                _hasOdd = true;
                ReadEverySecond(1 - (Reach & 1));
            }
            int sum = 0;
            long squares = 0;
            if (place != Reach && _size[inner] >= 0)
            {
                long gone = values[place > inner ? inner : inner + Span];
                long come = values[place > inner ? place + Span : place];
                sum = _sum[inner] + (int)(come - gone);
                squares = _squares[inner] + (come * come) - (gone * gone);
            }
            else
            {
                for (int at = place; at <= place + Span; at += ShiftsPerPoint)
                {
                    int value = values[at];
                    sum += value;
                    squares += (long)value * value;
                }
            }
            int size = (int)IntegerMath.Sqrt(squares - ((long)sum * sum / Points));
            _size[place] = size;
            _sum[place] = sum;
            _squares[place] = squares;
            return size;
        }
    }
}
