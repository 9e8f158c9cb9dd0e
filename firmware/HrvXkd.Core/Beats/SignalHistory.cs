// The last seconds of the band-passed ECG, addressed by sample number, in a ring whose length is a power of two.
namespace HrvXkd.Core.Beats
{
    internal sealed class SignalHistory
    {
        public SignalHistory(int length)
        {
            Values = new int[RingLength(length)];
        }

        /// <summary>The ring: sample number s lies at s modulo its length.</summary>
        public int[] Values { get; private set; }

        /// <summary>Number of the next sample.</summary>
        public long Next { get; private set; }

        /// <summary>Oldest sample still held.</summary>
        public long Oldest { get { return Next > Values.Length ? Next - Values.Length : 0; } }

        /// <summary>Least power of two above a length.</summary>
        public static int RingLength(int length)
        {
            int ring = 1;
            while (ring <= length)
                ring <<= 1;
            return ring;
        }

        public void Push(int value)
        {
            Values[(int)Next & (Values.Length - 1)] = value;
            Next++;
        }

        /// <summary>Copies values from a sample on; zeros where they are not held.</summary>
        public void Copy(long from, int[] to, int count)
        {
            int[] values = Values;
            int mask = values.Length - 1;
            long next = Next;
            long oldest = Oldest;
            for (int i = 0; i < count; i++)
            {
                long at = from + i;
                to[i] = at >= oldest && at < next ? values[(int)at & mask] : 0;
            }
        }

        /// <summary>Value at a sample; 0 if it is not held.</summary>
        public int At(long sample)
        {
            return sample < Next && sample >= Oldest ? Values[(int)sample & (Values.Length - 1)] : 0;
        }

        /// <summary>Sum of products with the newest values.</summary>
        /// <param name="kernel">Factors, oldest first, no more than the history holds.</param>
        public long Correlate(int[] kernel)
        {
            int[] values = Values;
            int mask = values.Length - 1;
            int at = (int)Next - kernel.Length;
            long sum = 0;
            for (int i = 0; i < kernel.Length; i++)
                sum += (long)kernel[i] * values[(at + i) & mask];
            return sum;
        }
    }
}
