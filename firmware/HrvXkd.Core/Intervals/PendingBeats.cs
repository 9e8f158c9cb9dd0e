// Beats between which intervals are not yet decided; entry 0 is the oldest.
namespace HrvXkd.Core.Intervals
{
    internal sealed class PendingBeats
    {
        // Beyond this an interval is a gap, ticks.
        private const int GapTicks = 1 << 30;

        private readonly long[] _ticks;
        private readonly int[] _quality;
        private readonly bool[] _isUsual;
        private readonly bool[] _isFirst;
        private readonly bool[] _isAfterPause;
        private int _count;

        public PendingBeats(int capacity)
        {
            _ticks = new long[capacity];
            _quality = new int[capacity];
            _isUsual = new bool[capacity];
            _isFirst = new bool[capacity];
            _isAfterPause = new bool[capacity];
        }

        /// <summary>Beats held.</summary>
        public int Count { get { return _count; } }

        /// <summary>Adds a beat; the oldest goes if there is no room.</summary>
        public void Add(long ticks, int quality, bool isUsual, bool isFirst, bool isAfterPause)
        {
            if (_count == _ticks.Length)
                Remove(1);
            int i = _count++;
            _ticks[i] = ticks;
            _quality[i] = quality;
            _isUsual[i] = isUsual;
            _isAfterPause[i] = isAfterPause;
            _isFirst[i] = isFirst || i == 0 || ticks - _ticks[i - 1] >= GapTicks;
        }

        /// <summary>Removes the oldest beats.</summary>
        public void Remove(int beats)
        {
            int left = _count - beats;
            _count = left;
            System.Array.Copy(_ticks, beats, _ticks, 0, left);
            System.Array.Copy(_quality, beats, _quality, 0, left);
            System.Array.Copy(_isUsual, beats, _isUsual, 0, left);
            System.Array.Copy(_isFirst, beats, _isFirst, 0, left);
            System.Array.Copy(_isAfterPause, beats, _isAfterPause, 0, left);
        }

        /// <summary>Time of a beat, ticks.</summary>
        public long At(int beat)
        {
            return _ticks[beat];
        }

        /// <summary>True if a beat is of usual shape.</summary>
        public bool IsUsual(int beat)
        {
            return _isUsual[beat];
        }

        /// <summary>True if nothing lies in the interval that leads to a beat.</summary>
        public bool IsAfterPause(int beat)
        {
            return _isAfterPause[beat];
        }

        /// <summary>True if there is an interval from this beat to the next.</summary>
        public bool HasInterval(int beat)
        {
            return beat + 1 < _count && !_isFirst[beat + 1];
        }

        /// <summary>Interval from this beat to the next, ticks.</summary>
        public int Interval(int beat)
        {
            return (int)(_ticks[beat + 1] - _ticks[beat]);
        }

        /// <summary>Lower quality of two beats.</summary>
        public int Quality(int start, int end)
        {
            return _quality[start] < _quality[end] ? _quality[start] : _quality[end];
        }
    }
}
