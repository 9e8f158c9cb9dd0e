// How early beats of a second shape come, and how late the beat after them: extrasystoles of one focus are coupled to the beat before. Ratios to
// the recent interval, log2 in Q8; a ratio counts once it is steady.
namespace HrvXkd.Core.Beats
{
    internal sealed class ShapeIntervals
    {
        private const int Part = 8;
        private const int Unknown = 1 << 20;

        private readonly int[] _ratio;
        private readonly int[] _spread;

        public ShapeIntervals(int shapes)
        {
            _ratio = new int[2 * shapes];
            _spread = new int[2 * shapes];
            for (int i = 0; i < shapes; i++)
                Forget(i);
        }

        /// <summary>As if no beat of a shape had been seen.</summary>
        public void Forget(int shape)
        {
            _ratio[2 * shape] = 0;
            _ratio[(2 * shape) + 1] = 0;
            _spread[2 * shape] = Unknown;
            _spread[(2 * shape) + 1] = Unknown;
        }

        /// <summary>Learns from an interval.</summary>
        /// <param name="from">Shape of the beat before, -1 if unknown.</param>
        /// <param name="to">Shape of the beat after, -1 if unknown.</param>
        /// <param name="ratio">The interval.</param>
        public void Learn(int from, int to, int ratio)
        {
            int at = Index(from, to);
            if (at < 0 || from < 0 || to < 0)
                return;
            if (_spread[at] == Unknown)
            {
                _ratio[at] = ratio;
                _spread[at] = 2 * BeatTuning.SteadyCoupling;
                return;
            }
            int off = ratio - _ratio[at];
            _ratio[at] += off / Part;
            _spread[at] += ((off < 0 ? -off : off) - _spread[at]) / Part;
        }

        /// <summary>What the interval between two beats usually is; 0 if nothing is known.</summary>
        public int Usual(int from, int to)
        {
            int at = Index(from, to);
            return at >= 0 && _spread[at] < BeatTuning.SteadyCoupling ? _ratio[at] : 0;
        }

        private static int Index(int from, int to)
        {
            return to > 0 && from <= 0 ? 2 * to : from > 0 && to <= 0 ? (2 * from) + 1 : -1;
        }
    }
}
