// Mean square of the weighted sum of both bands, smoothed to one hump per QRS complex.
// Input 1/4096 mV. The running value is in own units; Height turns it into a root mean square, 1/32768 mV: about 10,000 for a QRS complex
// of 1 mV.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Beats
{
    internal sealed class QrsEnergy
    {
        /// <summary>A weight of one, Q12.</summary>
        public const int One = 1 << 12;

        // Twice the input, at most 4 mV; squares of at most 2^30 lose 5 bits: sums stay below 2^25 * 22 * 10.
        private const int Highest = 32767;
        private const int SquareShift = 5;

        private readonly int[] _ring;
        private readonly int _lengthA;
        private readonly int _lengthB;
        private int _sumA;
        private long _sumB;
        private int _indexA;
        private int _indexB;

        public QrsEnergy(int rateHz)
        {
            _lengthA = BeatTime.Samples(BeatTuning.EnergyMs, rateHz);
            _lengthB = BeatTime.Samples(BeatTuning.EnergySmoothMs, rateHz);
            _ring = new int[_lengthA + _lengthB];
            DelayHalfSamples = _lengthA - 1 + _lengthB - 1;
        }

        /// <summary>Output lags the input by this many half samples.</summary>
        public int DelayHalfSamples { get; private set; }

        /// <summary>Root mean square of a running value, 1/32768 mV.</summary>
        public int Height(long energy)
        {
            return (int)IntegerMath.Sqrt((energy << (SquareShift + 4)) / (_lengthA * _lengthB));
        }

        /// <summary>Running value of a root mean square.</summary>
        public long Energy(int height)
        {
            return (long)height * height * _lengthA * _lengthB >> (SquareShift + 4);
        }

        public void Reset()
        {
            System.Array.Clear(_ring, 0, _ring.Length);
            _sumA = 0;
            _sumB = 0;
            _indexA = 0;
            _indexB = _lengthA;
        }

        /// <summary>Takes both bands and their weights, Q12; gives the running value.</summary>
        public long Push(int low, int high, int lowWeight, int highWeight)
        {
            long sum = (((long)low * lowWeight) + ((long)high * highWeight)) >> 11;
            if (sum > Highest)
                sum = Highest;
            else if (sum < -Highest)
                sum = -Highest;
            int square = (int)(sum * sum >> SquareShift);

            int[] ring = _ring;
            int endA = _lengthA;
            int index = _indexA;
            int sumA = _sumA + square - ring[index];
            ring[index] = square;
            _indexA = ++index == endA ? 0 : index;
            _sumA = sumA;

            index = _indexB;
            long sumB = _sumB + sumA - ring[index];
            ring[index] = sumA;
            _indexB = ++index == ring.Length ? endA : index;
            _sumB = sumB;
            return sumB;
        }
    }
}
