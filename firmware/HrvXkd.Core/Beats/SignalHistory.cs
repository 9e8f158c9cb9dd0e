// The last seconds of the band-passed ECG, addressed by sample number, in a ring whose length is a power of two. Filled in blocks.
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

        /// <summary>Takes a block of values: always the same number, a power of two.</summary>
        public void Push(int[] block)
        {
            int[] values = Values;
            long next = Next;
            System.Array.Copy(block, 0, values, (int)next & (values.Length - 1), block.Length);
            Next = next + block.Length;
        }

        /// <summary>Copies values from a sample on; zeros where they are not held.</summary>
        public void Copy(long from, int[] to, int count)
        {
            int[] values = Values;
            int mask = values.Length - 1;
            long next = Next;
            long oldest = Oldest;
            if (from >= oldest && from + count <= next)
            {
                int start = (int)from & mask;
                int first = values.Length - start < count ? values.Length - start : count;
                System.Array.Copy(values, start, to, 0, first);
                if (first < count)
                    System.Array.Copy(values, 0, to, first, count - first);
                return;
            }
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
    }
}
