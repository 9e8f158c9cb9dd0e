// The last values in order of size, kept sorted as they come and go. Values are held in 16 bits; larger ones count as the largest.
namespace HrvXkd.Core.Intervals
{
    internal sealed class SlidingQuantiles
    {
        private const int Largest = 32767;

        private readonly short[] _ring;
        private readonly short[] _sorted;
        private int _at;
        private int _count;

        public SlidingQuantiles(int length)
        {
            _ring = new short[length];
            _sorted = new short[length];
        }

        /// <summary>Values held.</summary>
        public int Count { get { return _count; } }

        /// <summary>Adds a value of 0 or more; the oldest goes if there is no room.</summary>
        public void Add(int value)
        {
            short added = (short)(value > Largest ? Largest : value);
            short[] sorted = _sorted;
            // One entry is free, that of the value that goes: what lies between it and the place of the new value moves by one.
            int free = _count == _ring.Length ? Find(_ring[_at], 0, _count) : _count++;
            int place = Find(added, 0, free);
            if (place < free)
            {
                System.Array.Copy(sorted, place, sorted, place + 1, free - place);
            }
            else
            {
                place = Find(added, free + 1, _count) - 1;
                System.Array.Copy(sorted, free + 1, sorted, free, place - free);
            }
            sorted[place] = added;
            _ring[_at] = added;
            _at = _at + 1 == _ring.Length ? 0 : _at + 1;
        }

        /// <summary>Forgets all values.</summary>
        public void Clear()
        {
            _count = 0;
            _at = 0;
        }

        /// <summary>Copies the values, smallest first.</summary>
        public void CopyTo(int[] sorted)
        {
            for (int i = 0; i < _count; i++)
                sorted[i] = _sorted[i];
        }

        /// <summary>Value below which 1/part of the values lie; call only while there are some.</summary>
        public int Lowest(int part)
        {
            return _sorted[_count / part];
        }

        // First entry from start to end that is no less than a value, or end.
        private int Find(int value, int start, int end)
        {
            short[] sorted = _sorted;
            while (start < end)
            {
                int middle = (start + end) >> 1;
                if (sorted[middle] < value)
                    start = middle + 1;
                else
                    end = middle;
            }
            return start;
        }
    }
}
