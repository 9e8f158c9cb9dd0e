// The last values in order of size, kept sorted as they come and go. Values are held in 16 bits; larger ones count as the largest.
namespace HrvXkd.Core.Intervals
{
    internal sealed class SlidingQuantiles
    {
        private const int Largest = 32767;

        private readonly short[] _ring;
        private readonly short[] _sorted;
        private int _at;

        public SlidingQuantiles(int length)
        {
            _ring = new short[length];
            _sorted = new short[length];
        }

        /// <summary>Values held.</summary>
        public int Count { get; private set; }

        /// <summary>Adds a value of 0 or more; the oldest goes if there is no room.</summary>
        public void Add(int value)
        {
            short added = (short)(value > Largest ? Largest : value);
            short[] sorted = _sorted;
            int j = 0;
            if (Count == _ring.Length)
            {
                short oldest = _ring[_at];
                while (sorted[j] != oldest)
                    j++;
            }
            else
            {
                j = Count++;
            }
            // Entry j is free: shift between it and where the value belongs.
            for (; j > 0 && sorted[j - 1] > added; j--)
                sorted[j] = sorted[j - 1];
            for (; j < Count - 1 && sorted[j + 1] < added; j++)
                sorted[j] = sorted[j + 1];
            sorted[j] = added;
            _ring[_at] = added;
            _at = _at + 1 == _ring.Length ? 0 : _at + 1;
        }

        /// <summary>Forgets all values.</summary>
        public void Clear()
        {
            Count = 0;
            _at = 0;
        }

        /// <summary>Copies the values, smallest first.</summary>
        public void CopyTo(int[] sorted)
        {
            for (int i = 0; i < Count; i++)
                sorted[i] = _sorted[i];
        }

        /// <summary>Value below which 1/part of the values lie; call only while there are some.</summary>
        public int Lowest(int part)
        {
            return _sorted[Count / part];
        }
    }
}
