// Band-pass of the ECG, about 2..20 Hz, by running sums only: exact, no drift, no warm-up, linear phase.
// Two short boxes whose zeros lie at 50 and 60 Hz smooth; a long box is the baseline that is taken off.
// Output unit: 1/4096 mV, clipped to 16 mV, whatever the rate and gain of the input.
namespace HrvXkd.Core.Beats
{
    internal sealed class BandPass
    {
        private const int OutputPerMilliVolt = 4096;
        private const int OutputLimit = 16 * OutputPerMilliVolt;

        private readonly long[] _ring;
        private readonly int _lengthA;
        private readonly int _lengthB;
        private readonly int _lengthC;
        private readonly int _preShift;
        private readonly int _multiplier;
        private readonly int _shift;
        private readonly long _limit;
        private long _sumA;
        private long _sumB;
        private long _sumC;
        private int _indexA;
        private int _indexB;
        private int _indexC;

        public BandPass(int rateHz, int countsPerMilliVolt)
        {
            _lengthA = rateHz * BeatTuning.SmoothA / 10000;
            _lengthB = rateHz * BeatTuning.SmoothB / 10000;
            if (_lengthA < 2)
                _lengthA = 2;
            if (_lengthB < 2)
                _lengthB = 2;
            _lengthC = (rateHz * BeatTuning.BaselineMs / 1000) | 1;
            _ring = new long[_lengthA + _lengthB + _lengthC];
            DelayHalfSamples = _lengthA - 1 + _lengthB - 1 + _lengthC - 1;

            // output = (sum >> preShift) * multiplier >> shift, with 15 significant bits in the multiplier.
            long inputPerMilliVolt = (long)countsPerMilliVolt * _lengthA * _lengthB * _lengthC;
            while (inputPerMilliVolt >> _preShift > 0x7FFFFFFF)
                _preShift++;
            inputPerMilliVolt >>= _preShift;
            while (((long)OutputPerMilliVolt << _shift) / inputPerMilliVolt < 1 << 15)
                _shift++;
            _multiplier = (int)(((long)OutputPerMilliVolt << _shift) / inputPerMilliVolt);
            _limit = ((long)OutputLimit << _shift) / _multiplier;
        }

        /// <summary>Output lags the input by this many half samples.</summary>
        public int DelayHalfSamples { get; private set; }

        /// <summary>Starts as if the signal had always had this value: a start makes no step.</summary>
        public void Reset(int sample)
        {
            int a = _lengthA;
            int b = _lengthB;
            int c = _lengthC;
            long sumA = (long)sample * a;
            long sumB = sumA * b;
            for (int i = 0; i < a; i++)
                _ring[i] = sample;
            for (int i = a; i < a + b; i++)
                _ring[i] = sumA;
            for (int i = a + b; i < a + b + c; i++)
                _ring[i] = sumB;
            _sumA = sumA;
            _sumB = sumB;
            _sumC = sumB * c;
            _indexA = 0;
            _indexB = a;
            _indexC = a + b;
        }

        public int Push(int sample)
        {
            long[] ring = _ring;
            int endA = _lengthA;
            int endB = endA + _lengthB;
            int endC = endB + _lengthC;

            int index = _indexA;
            long sumA = _sumA + sample - ring[index];
            ring[index] = sample;
            _indexA = ++index == endA ? 0 : index;
            _sumA = sumA;

            index = _indexB;
            long sumB = _sumB + sumA - ring[index];
            ring[index] = sumA;
            _indexB = ++index == endB ? endA : index;
            _sumB = sumB;

            index = _indexC;
            long sumC = _sumC + sumB - ring[index];
            ring[index] = sumB;
            // Half a baseline ago: the middle of the ring's window.
            int middle = index - (_lengthC >> 1);
            if (middle < endB)
                middle += _lengthC;
            _indexC = ++index == endC ? endB : index;
            _sumC = sumC;

            long value = (ring[middle] * _lengthC - sumC) >> _preShift;
            long limit = _limit;
            if (value > limit)
                value = limit;
            else if (value < -limit)
                value = -limit;
            return (int)((value * _multiplier) >> _shift);
        }
    }
}
