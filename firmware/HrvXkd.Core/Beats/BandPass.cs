// Decimated samples -> ECG in 1/4096 mV without drift and hum: a long mean is taken off; zeros at 50 and 60 Hz and, at more than 150 samples
// a second, one at the upper end. Clipped at 16 mV. Integers throughout.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class BandPass
    {
        private const int OutputPerMilliVolt = 4096;
        private const int OutputLimit = 16 * OutputPerMilliVolt;

        // Before the zeros the signal has 4 bits more.
        private const int ExtraBits = 4;
        private const int EndZeroFromHz = 150;

        // The mean, 81 values at 249 samples a second, and some blocks: what it runs over lies in a row, oldest first, that is moved to its start when
        // it is full.
        private const int Row = 128;

        private readonly int[] _baseline = new int[Row];
        private readonly int _baselineLength;
        private readonly int _baselineReciprocal;
        private readonly int _multiplier;
        private readonly int _shift;
        private readonly int _limit;
        private readonly int _zero50Q14;
        private readonly int _zero60Q14;
        private readonly bool _hasEndZero;
        private int _at;
        private long _baselineSum;
        private long _a1;
        private long _a2;
        private long _b1;
        private long _b2;
        private long _c1;
        private long _c2;

        public BandPass(int rateHz, int step, int rate, int countsPerMilliVolt)
        {
            _baselineLength = BeatTime.Samples(BeatTuning.BaselineMs, rate) | 1;
            _baselineReciprocal = Box.Reciprocal(_baselineLength);
            _zero50Q14 = Zero(50, rateHz, step);
            _zero60Q14 = Zero(60, rateHz, step);
            _hasEndZero = rate > EndZeroFromHz;
            long gainQ14 = ((2L << 14) + _zero50Q14) * ((2L << 14) + _zero60Q14) >> 14;
            if (_hasEndZero)
                gainQ14 *= 4;

            // output = input * multiplier >> shift, with 15 significant bits in the multiplier.
            long inputPerMilliVolt = (long)countsPerMilliVolt * step * step * step;
            long outputPerMilliVolt = ((long)OutputPerMilliVolt << (14 + ExtraBits)) / gainQ14;
            while ((outputPerMilliVolt << _shift) / inputPerMilliVolt < 1 << 15)
                _shift++;
            _multiplier = (int)((outputPerMilliVolt << _shift) / inputPerMilliVolt);
            _limit = (int)(((long)OutputLimit << (14 + ExtraBits)) / gainQ14);
        }

        /// <summary>Twice the samples by which the output lags.</summary>
        public int DelayHalfSamples { get { return _baselineLength - 1 + (_hasEndZero ? 6 : 4); } }

        /// <summary>Begins anew: before lies silence.</summary>
        public void Start()
        {
            System.Array.Clear(_baseline, 0, Row);
            _baselineSum = 0;
            _a1 = 0;
            _a2 = 0;
            _b1 = 0;
            _b2 = 0;
            _c1 = 0;
            _c2 = 0;
        }

        /// <summary>Takes a block.</summary>
        /// <param name="sums">Decimated samples, shape [<see cref="EcgFront.Block"/>].</param>
        /// <param name="ecg">Receives the ECG, 1/4096 mV.</param>
        /// <param name="to">Where the block is put in it.</param>
        public void Take(long[] sums, int[] ecg, int to)
        {
            int[] row = _baseline;
#if !NANOFRAMEWORK_1_0
            if (sums.Length < EcgFront.Block)
                throw new System.InvalidOperationException();
#endif
            long multiplier = _multiplier;
            int shift = _shift;
            int length = _baselineLength;
            int half = (length >> 1) + 1;
            long points = length;
            long reciprocal = _baselineReciprocal;
            long limit = _limit;
            long lowest = -limit;
            long zero50Q14 = _zero50Q14;
            long zero60Q14 = _zero60Q14;
            bool hasEndZero = _hasEndZero;
            long a1 = _a1;
            long a2 = _a2;
            long b1 = _b1;
            long b2 = _b2;
            int at = _at;
            int toFirst = to - at - 2;
            int toSecond = toFirst + 1;
            long sum = _baselineSum;
            // Two at a time: what came before need not be handed on after each.
            for (int i = 1; i < EcgFront.Block; i += 2)
            {
                // Beyond 400 V it wraps.
                int value = unchecked((int)(sums[i - 1] * multiplier >> shift));
                sum += (long)value - row[at];
                row[at + length] = value;
                long clean = ((row[at + half] * points) - sum) * reciprocal >> 16;
                if (clean > limit)
                    clean = limit;
                else if (clean < lowest)
                    clean = lowest;
                long first = clean;
                at++;

                value = unchecked((int)(sums[i] * multiplier >> shift));
                sum += (long)value - row[at];
                row[at + length] = value;
                clean = ((row[at + half] * points) - sum) * reciprocal >> 16;
                if (clean > limit)
                    clean = limit;
                else if (clean < lowest)
                    clean = lowest;
                at++;

                long first50 = first + a2 + ((zero50Q14 * a1) >> 14);
                long second50 = clean + a1 + ((zero50Q14 * first) >> 14);
                a2 = first;
                a1 = clean;
                first = first50 + b2 + ((zero60Q14 * b1) >> 14);
                long second = second50 + b1 + ((zero60Q14 * first50) >> 14);
                b2 = first50;
                b1 = second50;
                if (hasEndZero)
                {
                    long with = first;
                    first += _c2 + (2 * _c1);
                    _c2 = with;
                    with = second;
                    second += _c1 + (2 * _c2);
                    _c1 = with;
                }
                ecg[at + toFirst] = (int)(first >> ExtraBits);
                ecg[at + toSecond] = (int)(second >> ExtraBits);
            }
            _a1 = a1;
            _a2 = a2;
            _b1 = b1;
            _b2 = b2;
            _baselineSum = sum;
            if (at + EcgFront.Block + length > Row)
            {
                System.Array.Copy(row, at, row, 0, length);
                at = 0;
            }
            _at = at;
        }

        private static int Zero(int frequencyHz, int rateHz, int step)
        {
            // The zero's frequency over the output's rate, in turns; -2 cos of it in Q14.
            long turnsQ32 = (((long)frequencyHz * step) << 32) / rateHz;
            return -(Trigonometry.CosQ30(turnsQ32) >> 15);
        }
    }
}
