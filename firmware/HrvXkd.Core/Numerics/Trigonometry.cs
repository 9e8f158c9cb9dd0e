// Sine and cosine of a phase in turns, by the Taylor series of sin(pi/2 z) up to z^13. Error below 2^-28.
namespace HrvXkd.Core.Numerics
{
    /// <summary>Integer sine and cosine.</summary>
    public static class Trigonometry
    {
        private const long A1 = 1686629713;
        private const long A3 = -693598668;
        private const long A5 = 85569306;
        private const long A7 = -5026995;
        private const long A9 = 172272;
        private const long A11 = -3864;
        private const long A13 = 61;
        private const long Quarter = 1L << 30;
        private const long SeveralTurns = (1L << 40) - 1;

        /// <summary>Sine of a phase.</summary>
        /// <param name="turnsQ32">Phase in turns, Q32, any value; whole turns do not matter.</param>
        /// <returns>Sine, Q30, -2^30..2^30.</returns>
        public static int SinQ30(long turnsQ32)
        {
            // Only the 32 bits of one turn are looked at.
            long z = turnsQ32 & (Quarter - 1);
            if ((turnsQ32 & Quarter) != 0)
                z = Quarter - z;
            long z2 = (z * z) >> 30;
            long sum = A11 + ((A13 * z2) >> 30);
            sum = A9 + ((sum * z2) >> 30);
            sum = A7 + ((sum * z2) >> 30);
            sum = A5 + ((sum * z2) >> 30);
            sum = A3 + ((sum * z2) >> 30);
            sum = A1 + ((sum * z2) >> 30);
            long sine = (sum * z) >> 30;
            if (sine > Quarter)
                sine = Quarter;
            return (int)(((turnsQ32 >> 31) & 1) != 0 ? -sine : sine);
        }

        /// <summary>Cosine of a phase.</summary>
        /// <param name="turnsQ32">Phase in turns, Q32, any value; whole turns do not matter.</param>
        /// <returns>Cosine, Q30, -2^30..2^30.</returns>
        public static int CosQ30(long turnsQ32)
        {
            return SinQ30((turnsQ32 & SeveralTurns) + Quarter);
        }
    }
}
