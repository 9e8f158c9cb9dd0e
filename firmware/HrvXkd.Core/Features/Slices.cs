// A window is computed in slices, so that no sample has to wait for it. Work is counted in steps: one step is about
// 16 instructions of arm64. Every stage charges what it does to the steps that are left, the end of a row or a box included, and
// stops once none is left; it may overdraw by one such piece, never by a whole row.
namespace HrvXkd.Core.Features
{
    internal static class Slices
    {
        /// <summary>More steps than any window takes, and the greatest int.</summary>
        public const int All = 2147483647;

        /// <summary>Most steps by which a window may exceed what was left: the end of a stage with its logarithms.</summary>
        public const int LargestPiece = 192;

        /// <summary>End of the items that the steps left pay for, the last one perhaps not in full; at least one, so that there is always progress.</summary>
        public static int End(int at, int count, int steps, int stepsPerItem)
        {
            int items = steps < 1 ? 1 : ((steps - 1) / stepsPerItem) + 1;
            return items < count - at ? at + items : count;
        }
    }
}
