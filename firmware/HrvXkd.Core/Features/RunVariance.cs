// How much the mean of a run of neighbours differs from the mean of all, for runs of 1, 2, 4, ... 64: pairs of runs are added up like
// the digits of a binary counter, so that one pass and a few numbers do for all lengths. Source: Cochran 1977 (cluster sampling).
namespace HrvXkd.Core.Features
{
    internal sealed class RunVariance
    {
        /// <summary>Run lengths told apart.</summary>
        public const int Levels = 7;

        private const int FewestRuns = 4;
        private const long Greatest = (1L << 31) - 1;

        private readonly long[] _waiting = new long[Levels];
        private readonly long[] _squares = new long[Levels];
        private readonly int[] _runs = new int[Levels];

        public void Begin()
        {
            System.Array.Clear(_waiting, 0, Levels);
            System.Array.Clear(_squares, 0, Levels);
            System.Array.Clear(_runs, 0, Levels);
        }

        /// <summary>Adds the deviation of one value from the mean, Q8; all of them together below 2^26.</summary>
        public void Add(int deviationQ8)
        {
            long[] squares = _squares;
            int[] numbers = _runs;
            long sum = deviationQ8;
            for (int level = 0; level < Levels; level++)
            {
                squares[level] += sum * sum;
                int runs = numbers[level] + 1;
                numbers[level] = runs;
                if ((runs & 1) != 0)
                {
                    _waiting[level] = sum;
                    return;
                }
                sum += _waiting[level];
            }
        }

        /// <summary>
        /// Mean square deviation of the mean of 2^level neighbours, Q16; of shorter runs where too few are so long. Divided by two less
        /// than the runs: one for the mean, one because few runs say little.
        /// </summary>
        public long MeanSquareQ16(int level)
        {
            while (level > 0 && _runs[level] < FewestRuns)
                level--;
            if (_runs[level] < FewestRuns)
                return 0;
            long meanSquare = (_squares[level] >> (2 * level)) / (_runs[level] - 2);
            return meanSquare < Greatest ? meanSquare : Greatest;
        }
    }
}
