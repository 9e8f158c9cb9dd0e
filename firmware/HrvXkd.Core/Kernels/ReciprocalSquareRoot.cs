// 1/sqrt(x) for layer norm, without division: a linear first guess on an octave pair, then three Newton steps
// r <- r (3 - m r^2) / 2 in Q30. Relative error below 2^-27.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Reciprocal square root of a 62-bit integer.</summary>
    public static class ReciprocalSquareRoot
    {
        private const long One = 1L << 30;

        /// <summary>1 / sqrt(value) = mantissa * 2^(halfBits - 60).</summary>
        /// <param name="value">1..2^62 - 1.</param>
        /// <param name="halfBits">Receives half the bits of normalisation, 0..30.</param>
        /// <returns>Mantissa in Q30, 2^29..2^30.</returns>
        public static long Mantissa(long value, out int halfBits)
        {
            halfBits = 0;
            for (int step = 16; step > 0; step >>= 1)
            {
                if (value < 1L << (62 - 2 * step))
                {
                    value <<= 2 * step;
                    halfBits += step;
                }
            }
            return Mantissa(value);
        }

        // Value 2^60..2^62 - 1.
        internal static long Mantissa(long value)
        {
            // m in Q30, 1..4. The guesses are the chords of 1/sqrt(m), lowered by half their largest error.
            long m = value >> 30;
            long r = m >> 31 == 0 ? 1367932117 - ((m * 314491699) >> 30) : 967274076 - ((m * 111189606) >> 30);
            // 3 One as one constant would be loaded as an unsigned number, which nanoFramework does not forget.
            for (int i = 0; i < 3; i++)
                r = (r * (One - ((m * ((r * r) >> 30)) >> 30) + One + One)) >> 31;
            return r;
        }
    }
}
