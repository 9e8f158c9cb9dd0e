// Beats found at once, such as those of the first seconds, wait here so that they leave one at a time.
namespace HrvXkd.Core.Beats
{
    internal sealed class BeatQueue
    {
        // What is known of a beat in one int: first, after a pause, class, quality.
        private const int First = 1;
        private const int AfterPause = 2;
        private const int ClassShift = 2;
        private const int ClassMask = 3;
        private const int QualityShift = 4;

        private readonly long[] _ticks;
        private readonly int[] _properties;
        private int _head;
        private int _count;

        public BeatQueue(int capacity)
        {
            _ticks = new long[capacity];
            _properties = new int[capacity];
        }

        /// <summary>Beats waiting.</summary>
        public int Count { get { return _count; } }

        /// <summary>Time of the oldest beat, ticks.</summary>
        public long Ticks { get { return _ticks[_head]; } }

        /// <summary>Quality of the oldest beat, 0..100.</summary>
        public int Quality { get { return _properties[_head] >> QualityShift; } }

        /// <summary>Class of the oldest beat.</summary>
        public BeatClass Class { get { return (BeatClass)((_properties[_head] >> ClassShift) & ClassMask); } }

        /// <summary>True if no interval leads to the oldest beat.</summary>
        public bool IsFirst { get { return (_properties[_head] & First) != 0; } }

        /// <summary>True if the interval that leads to the oldest beat is a pause of the heart.</summary>
        public bool IsAfterPause { get { return (_properties[_head] & AfterPause) != 0; } }

        /// <summary>Adds a beat; the oldest goes if there is no room, which callers that take one beat per sample never see.</summary>
        public void Add(long ticks, int quality, BeatClass kind, bool isFirst, bool isAfterPause)
        {
            if (_count == _ticks.Length)
                Remove();
            int at = (_head + _count) % _ticks.Length;
            _ticks[at] = ticks;
            _properties[at] = (quality << QualityShift) | ((int)kind << ClassShift) | (isAfterPause ? AfterPause : 0) | (isFirst ? First : 0);
            _count++;
        }

        /// <summary>Removes the oldest beat.</summary>
        public void Remove()
        {
            _head = (_head + 1) % _ticks.Length;
            _count--;
        }
    }
}
