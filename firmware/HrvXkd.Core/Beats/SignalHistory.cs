// The last seconds of the band-passed ECG, addressed by sample number, in a ring whose length is a power of two. Filled in blocks. Before the ring
// its last values are repeated, so that the newest values always lie in one piece.
namespace HrvXkd.Core.Beats
{
    internal sealed class SignalHistory
    {
        /// <summary>Values that lie before the next block in one piece with it, at least.</summary>
        public const int Lead = 96;

        private readonly int _mask;
        private readonly int[] _values;
        private long _next;

        public SignalHistory(int length)
        {
            int ring = RingLength(length);
            _mask = ring - 1;
            _values = new int[Lead + ring];
        }

        /// <summary>The values: sample number s lies at <see cref="Lead"/> and s modulo the length of the ring.</summary>
        public int[] Values { get { return _values; } }

        /// <summary>Number of the next sample.</summary>
        public long Next { get { return _next; } }

        /// <summary>Where the next block is to be put in <see cref="Values"/>.</summary>
        public int Place { get { return Lead + ((int)_next & _mask); } }

        /// <summary>Oldest sample still held.</summary>
        public long Oldest { get { return _next > _mask ? _next - _mask - 1 : 0; } }

        /// <summary>Least power of two above a length.</summary>
        public static int RingLength(int length)
        {
            int ring = EcgFront.Block;
            while (ring <= length || ring < Lead)
                ring <<= 1;
            return ring;
        }

        /// <summary>Holds the block that was put at <see cref="Place"/>, <see cref="EcgFront.Block"/> values.</summary>
        public void Hold()
        {
            long next = _next + EcgFront.Block;
            _next = next;
            if (((int)next & _mask) == 0)
                System.Array.Copy(_values, _mask + 1, _values, 0, Lead);
        }

        /// <summary>Copies values from a sample on; zeros where they are not held.</summary>
        public void Copy(long from, int[] to, int count)
        {
            int[] values = _values;
            int mask = _mask;
            long next = _next;
            long oldest = next > mask ? next - mask - 1 : 0;
            if (from >= oldest && from + count <= next)
            {
                int start = (int)from & mask;
                int first = mask + 1 - start;
                if (first >= count)
                {
                    System.Array.Copy(values, Lead + start, to, 0, count);
                    return;
                }
                System.Array.Copy(values, Lead + start, to, 0, first);
                System.Array.Copy(values, Lead, to, first, count - first);
                return;
            }
            for (int i = 0; i < count; i++)
            {
                long at = from + i;
                to[i] = at >= oldest && at < next ? values[Lead + ((int)at & mask)] : 0;
            }
        }

        /// <summary>Value at a sample; 0 if it is not held.</summary>
        public int At(long sample)
        {
            return sample < _next && sample >= Oldest ? _values[Lead + ((int)sample & _mask)] : 0;
        }
    }
}
