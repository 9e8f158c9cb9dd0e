// From raw samples to the ECG that all else works on, 125 to 249 samples a second whatever the rate and gain of the input:
// three running means in a row, of which one in every few values is kept; the baseline taken off by a long mean; a zero at 50 and one at
// 60 Hz; at more than 150 samples a second one at the upper end too. Integers throughout and exact: an electrode offset changes no bit.
// Output unit: 1/4096 mV, clipped to 16 mV. Source of the first stage: Hogenauer 1981, cascaded integrators and combs.
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

        private readonly long[] _baseline;
        private readonly int _zero50Q14;
        private readonly int _zero60Q14;
        private readonly int _zeroEndQ14;
        private readonly int _preShift;
        private readonly int _multiplier;
        private readonly int _shift;
        private readonly long _limit;
        private int _untilOutput;
        private long _integral1;
        private long _integral2;
        private long _integral3;
        private long _last1;
        private long _last2;
        private long _last3;
        private long _sum;
        private int _index;
        private int _a1;
        private int _a2;
        private int _b1;
        private int _b2;
        private int _c1;
        private int _c2;

        public BandPass(int rateHz, int countsPerMilliVolt)
        {
            int step = rateHz < 2 * BeatTuning.LowestRateHz ? 1 : rateHz / BeatTuning.LowestRateHz;
            Step = step;
            int length = (rateHz * BeatTuning.BaselineMs / (1000 * step)) | 1;
            _baseline = new long[length];
            _zero50Q14 = Zero(50, rateHz, step);
            _zero60Q14 = Zero(60, rateHz, step);
            _zeroEndQ14 = rateHz / step > EndZeroFromHz ? 2 << 14 : 0;
            DelayHalfSamples = (3 * (step - 1)) + ((length - 1) * step) + (4 * step) + (_zeroEndQ14 > 0 ? 2 * step : 0);

            // output = (sum >> preShift) * multiplier >> shift, with 15 significant bits in the multiplier.
            long gainQ14 = ((2L << 14) + _zero50Q14) * ((2L << 14) + _zero60Q14) >> 14;
            if (_zeroEndQ14 > 0)
                gainQ14 *= 4;
            long inputPerMilliVolt = (long)countsPerMilliVolt * step * step * step * length;
            while (inputPerMilliVolt >> _preShift > 0x3FFFFFF)
                _preShift++;
            inputPerMilliVolt = (inputPerMilliVolt >> _preShift) * gainQ14 >> (14 + ExtraBits);
            if (inputPerMilliVolt < 1)
                inputPerMilliVolt = 1;
            while (((long)OutputPerMilliVolt << _shift) / inputPerMilliVolt < 1 << 15)
                _shift++;
            _multiplier = (int)(((long)OutputPerMilliVolt << _shift) / inputPerMilliVolt);
            _limit = (((long)OutputLimit << (14 + ExtraBits)) / gainQ14 << _shift) / _multiplier;
        }

        /// <summary>Input samples to one of the output.</summary>
        public int Step { get; private set; }

        /// <summary>Output lags the input by this many half samples of the input.</summary>
        public int DelayHalfSamples { get; private set; }

        /// <summary>The latest output.</summary>
        public int Value { get; private set; }

        /// <summary>Starts as if the signal had always had this value: a start makes no step.</summary>
        public void Reset(int sample)
        {
            long still = (long)sample * Step * Step * Step;
            for (int i = 0; i < _baseline.Length; i++)
                _baseline[i] = still;
            _sum = still * _baseline.Length;
            _index = 0;
            _a1 = 0;
            _a2 = 0;
            _b1 = 0;
            _b2 = 0;
            _c1 = 0;
            _c2 = 0;
            SettleIntegrals(sample);
        }

        /// <summary>Takes a sample; true if there is a new output, once in every <see cref="Step"/> samples.</summary>
        public bool Push(int sample)
        {
            // The integrals may wrap: only their differences count.
            unchecked
            {
                long integral = _integral1 + sample;
                _integral1 = integral;
                integral += _integral2;
                _integral2 = integral;
                _integral3 += integral;
            }
            if (--_untilOutput > 0)
                return false;
            _untilOutput = Step;
            Value = Filter(TakeOffBaseline(Difference()));
            return true;
        }

        private static int Zero(int frequencyHz, int rateHz, int step)
        {
            // The zero's frequency over the output's rate, in turns; -2 cos of it in Q14.
            long turnsQ32 = (((long)frequencyHz * step) << 32) / rateHz;
            return -(Trigonometry.CosQ30(turnsQ32) >> 15);
        }

        private void SettleIntegrals(int sample)
        {
            _integral1 = 0;
            _integral2 = 0;
            _integral3 = 0;
            _last1 = 0;
            _last2 = 0;
            _last3 = 0;
            unchecked
            {
                for (int i = 0; i < 3 * Step; i++)
                {
                    _integral1 += sample;
                    _integral2 += _integral1;
                    _integral3 += _integral2;
                    if ((i + 1) % Step == 0)
                        Difference();
                }
            }
            _untilOutput = Step;
        }

        private long Difference()
        {
            unchecked
            {
                long value = _integral3;
                long first = value - _last1;
                long second = first - _last2;
                long third = second - _last3;
                _last1 = value;
                _last2 = first;
                _last3 = second;
                return third;
            }
        }

        private int TakeOffBaseline(long smooth)
        {
            long[] ring = _baseline;
            int index = _index;
            long sum = _sum + smooth - ring[index];
            ring[index] = smooth;
            _sum = sum;
            // Half a baseline ago: the middle of the ring's window.
            int middle = index - (ring.Length >> 1);
            if (middle < 0)
                middle += ring.Length;
            _index = ++index == ring.Length ? 0 : index;

            long value = ((ring[middle] * ring.Length) - sum) >> _preShift;
            long limit = _limit;
            if (value > limit)
                value = limit;
            else if (value < -limit)
                value = -limit;
            return (int)((value * _multiplier) >> _shift);
        }

        private int Filter(int value)
        {
            int a = value + _a2 + (int)(((long)_zero50Q14 * _a1) >> 14);
            _a2 = _a1;
            _a1 = value;
            int b = a + _b2 + (int)(((long)_zero60Q14 * _b1) >> 14);
            _b2 = _b1;
            _b1 = a;
            if (_zeroEndQ14 == 0)
                return b >> ExtraBits;
            int c = b + _c2 + (2 * _c1);
            _c2 = _c1;
            _c1 = b;
            return c >> ExtraBits;
        }
    }
}
