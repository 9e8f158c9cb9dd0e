// exp(-x) for softmax. x in Q16.16, result Q30. 2^-f on [0,1) by a minimax polynomial of degree 5 with p(0) = 1 exactly,
// absolute error below 2^-23; the integer part is a shift. No table: on nanoFramework a table would cost RAM.
namespace HrvXkd.Core.Kernels
{
    /// <summary>The exponential of a number that is zero or negative.</summary>
    public static class ExpNegative
    {
        /// <summary>log2(e), Q30.</summary>
        public const long Log2EQ30 = 1549082005;

        /// <summary>Factor of f^1, Q30.</summary>
        public const long C1 = -744258157;

        /// <summary>Factor of f^2, Q30.</summary>
        public const long C2 = 257898519;

        /// <summary>Factor of f^3, Q30.</summary>
        public const long C3 = -59395849;

        /// <summary>Factor of f^4, Q30.</summary>
        public const long C4 = 9908898;

        /// <summary>Factor of f^5, Q30.</summary>
        public const long C5 = -1024387;

        // The least distance whose exponential is 0, in Q16.16. It is more than 31 octaves, so that rounding alone gives 0, too.
        internal const int Zero = 1408209;

        /// <summary>exp(-x).</summary>
        /// <param name="distanceQ16">x in Q16.16, 0..2^32.</param>
        /// <returns>exp(-x) in Q30, 0..2^30; 2^30 exactly if x is 0, 0 exactly if x is 21.5 or more.</returns>
        public static long Q30(long distanceQ16)
        {
            // Q16 * Q30 >> 14 is Q32.
            long power = (distanceQ16 * Log2EQ30) >> 14;
            long shift = power >> 32;
            if (shift > 30)
                return 0;
            long f = (power - (shift << 32)) >> 2;
            long p = C5;
            p = C4 + ((p * f) >> 30);
            p = C3 + ((p * f) >> 30);
            p = C2 + ((p * f) >> 30);
            p = C1 + ((p * f) >> 30);
            p = (1L << 30) + ((p * f) >> 30);
            return FixedPoint.RoundShift(p, (int)shift);
        }
    }
}
