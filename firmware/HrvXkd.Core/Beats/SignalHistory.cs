// The last seconds of the band-passed ECG, addressed by sample number.
namespace HrvXkd.Core.Beats
{
    internal sealed class SignalHistory
    {
        private readonly int[] _ring;
        private int _at;

        public SignalHistory(int length)
        {
            _ring = new int[length];
        }

        /// <summary>Number of the next sample.</summary>
        public long Next { get; private set; }

        /// <summary>Oldest sample still held.</summary>
        public long Oldest { get { return Next > _ring.Length ? Next - _ring.Length : 0; } }

        public void Push(int value)
        {
            int at = _at;
            _ring[at] = value;
            _at = ++at == _ring.Length ? 0 : at;
            Next++;
        }

        /// <summary>Sum of products with the newest values.</summary>
        /// <param name="kernel">Factors, oldest first, no more than the history holds.</param>
        public long Correlate(int[] kernel)
        {
            int[] ring = _ring;
            int at = _at - kernel.Length;
            if (at < 0)
                at += ring.Length;
            long sum = 0;
            for (int i = 0; i < kernel.Length; i++)
            {
                sum += (long)kernel[i] * ring[at];
                if (++at == ring.Length)
                    at = 0;
            }
            return sum;
        }

        /// <summary>Value at a sample; the nearest one held if it is not held.</summary>
        public int At(long sample)
        {
            if (sample >= Next)
                sample = Next - 1;
            long oldest = Oldest;
            if (sample < oldest)
                sample = oldest;
            int index = _at - (int)(Next - sample);
            return _ring[index < 0 ? index + _ring.Length : index];
        }
    }
}
