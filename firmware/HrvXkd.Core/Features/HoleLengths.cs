// Lengths of the runs of intervals that are missing in a window, as sums of their squares by size.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal sealed class HoleLengths
    {
        // Longer holes count as this: their window is worth nothing.
        private const long Longest = 1 << 14;
        private const long GreatestSum = 1 << 28;

        private readonly long[] _squares = new long[RunVariance.Levels];
        private long _missing;

        /// <summary>Intervals missing.</summary>
        public long Missing { get { return _missing; } }

        public void Begin()
        {
            System.Array.Clear(_squares, 0, RunVariance.Levels);
            _missing = 0;
        }

        /// <summary>Adds a run of missing intervals.</summary>
        public void Add(long length)
        {
            if (length < 1)
                return;
            if (length > Longest)
                length = Longest;
            _missing += length;
            int level = IntegerMath.FloorLog2(length);
            if (level >= RunVariance.Levels)
                level = RunVariance.Levels - 1;
            _squares[level] += length * length;
            if (_squares[level] > GreatestSum)
                _squares[level] = GreatestSum;
        }

        /// <summary>Mean square error of a mean over <paramref name="count"/> values that the missing ones cause, Q32.</summary>
        /// <param name="runs">How much runs of the values that are there differ.</param>
        /// <param name="count">Values that are there.</param>
        /// <param name="leastQ16">Least mean square of a single missing value, Q16.</param>
        public long ErrorQ32(RunVariance runs, int count, long leastQ16)
        {
            // The error of a mean, if a share q of the values is missing, is q times the difference of the missing and the present: each
            // run of L weighs (L / N)^2, and what is present differs too, by N / count in all.
            long total = 0;
            for (int level = 0; level < RunVariance.Levels; level++)
            {
                if (_squares[level] > 0)
                    total += _squares[level] * runs.MeanSquareQ16(level);
            }
            if (total < _missing * leastQ16)
                total = _missing * leastQ16;
            long all = (count + _missing) * count;
            return total < 1L << 47 ? (total << 16) / all : total / all << 16;
        }
    }
}
