// Beats found at once, such as those of the first seconds, wait here so that they leave one at a time.
namespace HrvXkd.Core.Beats
{
    internal sealed class BeatQueue
    {
        private readonly long[] _ticks;
        private readonly int[] _quality;
        private readonly BeatClass[] _class;
        private readonly bool[] _isFirst;
        private readonly bool[] _isAfterPause;
        private int _head;

        public BeatQueue(int capacity)
        {
            _ticks = new long[capacity];
            _quality = new int[capacity];
            _class = new BeatClass[capacity];
            _isFirst = new bool[capacity];
            _isAfterPause = new bool[capacity];
        }

        /// <summary>Beats waiting.</summary>
        public int Count { get; private set; }

        /// <summary>Time of the oldest beat, ticks.</summary>
        public long Ticks { get { return _ticks[_head]; } }

        /// <summary>Quality of the oldest beat, 0..100.</summary>
        public int Quality { get { return _quality[_head]; } }

        /// <summary>Class of the oldest beat.</summary>
        public BeatClass Class { get { return _class[_head]; } }

        /// <summary>True if no interval leads to the oldest beat.</summary>
        public bool IsFirst { get { return _isFirst[_head]; } }

        /// <summary>True if the interval that leads to the oldest beat is a pause of the heart.</summary>
        public bool IsAfterPause { get { return _isAfterPause[_head]; } }

        /// <summary>Adds a beat; the oldest goes if there is no room, which callers that take one beat per sample never see.</summary>
        public void Add(long ticks, int quality, BeatClass kind, bool isFirst, bool isAfterPause)
        {
            if (Count == _ticks.Length)
                Remove();
            int at = (_head + Count) % _ticks.Length;
            _ticks[at] = ticks;
            _quality[at] = quality;
            _class[at] = kind;
            _isFirst[at] = isFirst;
            _isAfterPause[at] = isAfterPause;
            Count++;
        }

        /// <summary>Removes the oldest beat.</summary>
        public void Remove()
        {
            _head = (_head + 1) % _ticks.Length;
            Count--;
        }
    }
}
