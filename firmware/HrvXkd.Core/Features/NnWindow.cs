// The intervals of one window, which all stages of its computation read.
namespace HrvXkd.Core.Features
{
    internal sealed class NnWindow
    {
        /// <summary>NN intervals, oldest first, ticks; the first <see cref="Count"/> belong to the window.</summary>
        public int[] Nn { get; private set; }

        /// <summary>Start of each interval, ticks of any origin.</summary>
        public int[] Start { get; private set; }

        /// <summary>Intervals in the window.</summary>
        public int Count { get; private set; }

        /// <summary>Start of the window itself, ticks of the same origin.</summary>
        public int From { get; private set; }

        /// <summary>End of the window itself, ticks of the same origin.</summary>
        public int To { get; private set; }

        /// <summary>Mean square error of the time of a beat, ticks^2 in Q8.</summary>
        public int JitterQ8 { get; private set; }

        /// <summary>Time from the end of the first interval to the end of the last, ticks.</summary>
        public long Span { get { return TimeOf(Count - 1); } }

        /// <summary>Time of an interval's end after the first interval's end, ticks.</summary>
        public long TimeOf(int index)
        {
            return (long)Start[index] + Nn[index] - Start[0] - Nn[0];
        }

        public void Set(int[] nn, int[] start, int count, int from, int to, int jitterQ8)
        {
            Nn = nn;
            Start = start;
            Count = count;
            From = from;
            To = to;
            JitterQ8 = jitterQ8;
        }
    }
}
