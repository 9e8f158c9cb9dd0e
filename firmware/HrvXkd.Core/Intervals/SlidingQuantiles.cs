// The last values in order of size, kept sorted as they come and go.
namespace HrvXkd.Core.Intervals
{
    internal sealed class SlidingQuantiles
    {
        private readonly int[] _ring;
        private readonly int[] _sorted;
        private int _at;

        public SlidingQuantiles(int length)
        {
            _ring = new int[length];
            _sorted = new int[length];
        }

        /// <summary>Values held.</summary>
        public int Count { get; private set; }

        /// <summary>Adds a value; the oldest goes if there is no room.</summary>
        public void Add(int value)
        {
            int[] sorted = _sorted;
            int j = 0;
            if (Count == _ring.Length)
            {
                int oldest = _ring[_at];
                while (sorted[j] != oldest)
                    j++;
            }
            else
            {
                j = Count++;
            }
            // Entry j is free: shift between it and where the value belongs.
            for (; j > 0 && sorted[j - 1] > value; j--)
                sorted[j] = sorted[j - 1];
            for (; j < Count - 1 && sorted[j + 1] < value; j++)
                sorted[j] = sorted[j + 1];
            sorted[j] = value;
            _ring[_at] = value;
            _at = _at + 1 == _ring.Length ? 0 : _at + 1;
        }

        /// <summary>Value below which 1/part of the values lie; call only while there are some.</summary>
        public int Lowest(int part)
        {
            return _sorted[Count / part];
        }
    }
}
