// The intervals of one window, which all stages of its computation read.
namespace HrvXkd.Core.Features
{
    internal sealed class NnWindow
    {
        private int[] _nn;
        private int[] _start;
        private int _count;
        private int _from;
        private int _to;
        private int _jitterQ8;
        /// <summary>NN intervals, oldest first, ticks; the first <see cref="Count"/> belong to the window.</summary>
        public int[] Nn { get { return _nn; } }

        /// <summary>Start of each interval, ticks of any origin.</summary>
        public int[] Start { get { return _start; } }

        /// <summary>Intervals in the window.</summary>
        public int Count { get { return _count; } }

        /// <summary>Start of the window itself, ticks of the same origin.</summary>
        public int From { get { return _from; } }

        /// <summary>End of the window itself, ticks of the same origin.</summary>
        public int To { get { return _to; } }

        /// <summary>Mean square error of the time of a beat, ticks^2 in Q8.</summary>
        public int JitterQ8 { get { return _jitterQ8; } }

        /// <summary>Time from the end of the first interval to the end of the last, ticks.</summary>
        public long Span { get { return TimeOf(_count - 1); } }

        /// <summary>Time of an interval's end after the first interval's end, ticks.</summary>
        public long TimeOf(int index)
        {
            return (long)_start[index] + _nn[index] - _start[0] - _nn[0];
        }

        public void Set(int[] nn, int[] start, int count, int from, int to, int jitterQ8)
        {
            _nn = nn;
            _start = start;
            _count = count;
            _from = from;
            _to = to;
            _jitterQ8 = jitterQ8;
        }
    }
}
