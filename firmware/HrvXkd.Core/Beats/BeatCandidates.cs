// What may be a beat, in order of time: humps of energy and, in noise, matches of a known shape. A hump and a match of one beat are joined.
namespace HrvXkd.Core.Beats
{
    internal sealed class BeatCandidates
    {
        /// <summary>Most candidates that wait for a decision.</summary>
        public const int Capacity = 64;

        /// <summary>Evidence or height that is not known.</summary>
        public const int Unknown = -(1 << 29);

        private const short NoPeak = -32768;

        private readonly int _join;

        // From the R peak of the match to the middle of the hump, samples.
        private readonly short[] _peakBefore = new short[Capacity];
        private int _count;

        public BeatCandidates(int rateHz)
        {
            _join = BeatTime.Samples(BeatTuning.JoinMs, rateHz);
        }

        /// <summary>Candidates held; 0 is the oldest.</summary>
        public int Count { get { return _count; } }

        /// <summary>Middle of the hump of energy, samples.</summary>
        public readonly long[] Time = new long[Capacity];

        /// <summary>Height of the hump; 0 if there is none.</summary>
        public readonly int[] Height = new int[Capacity];

        /// <summary>Logarithm of the height, Q8 octaves, or <see cref="Unknown"/>.</summary>
        public readonly int[] LogHeight = new int[Capacity];

        /// <summary>Evidence of the match, or <see cref="Unknown"/>.</summary>
        public readonly int[] Match = new int[Capacity];

        /// <summary>True where the signal is noisy.</summary>
        public readonly bool[] InNoise = new bool[Capacity];

        /// <summary>True of a hump in clear signal that looks like no known shape.</summary>
        public readonly bool[] IsStrange = new bool[Capacity];

        /// <summary>Shape of the match; -1 if there is none.</summary>
        public readonly sbyte[] Shape = new sbyte[Capacity];

        /// <summary>R peak of the match, samples; -1 if there is none.</summary>
        public long PeakOf(int index)
        {
            return _peakBefore[index] == NoPeak ? -1 : Time[index] - _peakBefore[index];
        }

        /// <summary>Adds a hump of energy; gives the index of the first candidate that changed.</summary>
        public int AddHump(long time, int height, bool inNoise, bool isStrange)
        {
            int logHeight = Numerics.IntegerMath.Log2Q8(height);
            int near = inNoise ? Nearest(time) : -1;
            if (near < 0)
                return Insert(time, height, logHeight, Unknown, -1, inNoise, isStrange, -1);
            if (height > Height[near])
            {
                Height[near] = height;
                LogHeight[near] = logHeight;
            }
            return near;
        }

        /// <summary>Adds a match; gives the index of the first candidate that changed.</summary>
        public int AddMatch(long time, int evidence, long peak, int shape)
        {
            int near = Nearest(time);
            if (near < 0)
                return Insert(time, 0, Unknown, evidence, peak, true, false, shape);
            if (evidence <= Match[near])
                return near;
            // The time of a match is the better one.
            int height = Height[near];
            int logHeight = LogHeight[near];
            Remove(near);
            int at = Insert(time, height, logHeight, evidence, peak, true, false, shape);
            return at < near ? at : near;
        }

        /// <summary>Removes so many of the oldest.</summary>
        public void RemoveOldest(int number)
        {
            _count -= number;
            Move(number, 0, _count);
        }

        // The candidate within reach of a time, or -1.
        private int Nearest(long time)
        {
            int nearest = -1;
            long distance = _join;
            for (int i = _count - 1; i >= 0 && Time[i] > time - _join; i--)
            {
                long apart = Time[i] > time ? Time[i] - time : time - Time[i];
                if (apart < distance)
                {
                    distance = apart;
                    nearest = i;
                }
            }
            return nearest;
        }

        private void Remove(int index)
        {
            _count--;
            Move(index + 1, index, _count - index);
        }

        private int Insert(long time, int height, int logHeight, int match, long peak, bool inNoise, bool isStrange, int shape)
        {
            if (_count == Capacity)
                RemoveOldest(1);
            int at = _count;
            while (at > 0 && Time[at - 1] > time)
                at--;
            Move(at, at + 1, _count - at);
            _count++;
            Time[at] = time;
            Height[at] = height;
            LogHeight[at] = logHeight;
            Match[at] = match;
            _peakBefore[at] = peak < 0 ? NoPeak : (short)(time - peak);
            InNoise[at] = inNoise;
            IsStrange[at] = isStrange;
            Shape[at] = (sbyte)shape;
            return at;
        }

        private void Move(int from, int to, int number)
        {
            System.Array.Copy(Time, from, Time, to, number);
            System.Array.Copy(Height, from, Height, to, number);
            System.Array.Copy(LogHeight, from, LogHeight, to, number);
            System.Array.Copy(Match, from, Match, to, number);
            System.Array.Copy(_peakBefore, from, _peakBefore, to, number);
            System.Array.Copy(InNoise, from, InNoise, to, number);
            System.Array.Copy(IsStrange, from, IsStrange, to, number);
            System.Array.Copy(Shape, from, Shape, to, number);
        }
    }
}
