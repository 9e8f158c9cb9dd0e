// Raw samples -> 125 to 249 a second: three running means in a row, of which one in every few values is kept, by sums that run before and
// differences that are taken after (Hogenauer 1981). Their gain, step^3, stays in. The first sample of a stretch is taken off.
namespace HrvXkd.Core.Beats
{
    internal sealed class Decimator
    {
        private const int PairStep = 2;

        private readonly int _step;
        private int _first;
        private long _integral1;
        private long _integral2;
        private long _integral3;
        private long _last1;
        private long _last2;
        private long _last3;

        public Decimator(int step)
        {
            _step = step;
        }

        /// <summary>Begins anew, as if the signal had always had a value.</summary>
        public void Start(int value)
        {
            _first = value;
            _integral1 = 0;
            _integral2 = 0;
            _integral3 = 0;
            _last1 = _step == PairStep ? 4L * value : 0;
            _last2 = 0;
            _last3 = 0;
        }

        /// <summary>Takes a block of samples.</summary>
        /// <param name="raw">Samples, any int, newest first, shape [to.Length * step].</param>
        /// <param name="to">Receives the sums.</param>
        public void Take(int[] raw, long[] to)
        {
            if (_step == PairStep)
                TakePairs(raw, to);
            else
                TakeAny(raw, to);
        }

        // The same with a step of two, the usual one: 1 3 3 1 over two pairs.
        private void TakePairs(int[] raw, long[] to)
        {
#if !NANOFRAMEWORK_1_0
            if (raw.Length < 2 * EcgFront.Block || to.Length < EcgFront.Block)
                throw new System.InvalidOperationException();
#endif
            // One after another: for an interpreter a loop costs as much as what it does.
            long offset = 8L * _first;
            long three = 3;
            long left = _last1;
            long older = raw[15];
            long newer = raw[14];
            to[0] = left + newer + (three * older) - offset;
            left = older + (three * newer);
            older = raw[13];
            newer = raw[12];
            to[1] = left + newer + (three * older) - offset;
            left = older + (three * newer);
            older = raw[11];
            newer = raw[10];
            to[2] = left + newer + (three * older) - offset;
            left = older + (three * newer);
            older = raw[9];
            newer = raw[8];
            to[3] = left + newer + (three * older) - offset;
            left = older + (three * newer);
            older = raw[7];
            newer = raw[6];
            to[4] = left + newer + (three * older) - offset;
            left = older + (three * newer);
            older = raw[5];
            newer = raw[4];
            to[5] = left + newer + (three * older) - offset;
            left = older + (three * newer);
            older = raw[3];
            newer = raw[2];
            to[6] = left + newer + (three * older) - offset;
            left = older + (three * newer);
            older = raw[1];
            newer = raw[0];
            to[7] = left + newer + (three * older) - offset;
            left = older + (three * newer);
            _last1 = left;
        }

        private void TakeAny(int[] raw, long[] to)
        {
            int step = _step;
            long first = _first;
            long integral1 = _integral1;
            long integral2 = _integral2;
            long integral3 = _integral3;
            long last1 = _last1;
            long last2 = _last2;
            long last3 = _last3;
            int left = step;
            int output = 0;
            // The integrals may wrap: only their differences count.
            unchecked
            {
                for (int i = raw.Length - 1; i >= 0; i--)
                {
                    integral1 += raw[i] - first;
                    integral2 += integral1;
                    integral3 += integral2;
                    if (--left > 0)
                        continue;
                    left = step;
                    long slope = integral3 - last1;
                    long curve = slope - last2;
                    to[output] = curve - last3;
                    output++;
                    last1 = integral3;
                    last2 = slope;
                    last3 = curve;
                }
            }
            _integral1 = integral1;
            _integral2 = integral2;
            _integral3 = integral3;
            _last1 = last1;
            _last2 = last2;
            _last3 = last3;
        }
    }
}
