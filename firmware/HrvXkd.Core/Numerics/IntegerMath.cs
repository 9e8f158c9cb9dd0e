// Integer square root and logarithms. No tables, no floating point; the same bits on every machine.
namespace HrvXkd.Core.Numerics
{
    /// <summary>Integer square root and logarithms.</summary>
    public static class IntegerMath
    {
        // ln(2) in Q30.
        private const long Ln2Q30 = 744261118;

        /// <summary>Square root, rounded down.</summary>
        /// <param name="value">0 or more; less counts as 0.</param>
        /// <returns>The largest r with r * r &lt;= value, 0..3037000499.</returns>
        public static long Sqrt(long value)
        {
            if (value <= 0)
                return 0;
            // From above, each step of Newton's comes nearer until the root is reached.
            long root = 1L << ((HighestBit(value) >> 1) + 1);
            long next = (root + (value / root)) >> 1;
            while (next < root)
            {
                root = next;
                next = (root + (value / root)) >> 1;
            }
            return root;
        }

        /// <summary>Binary logarithm in Q16.16, rounded down to a multiple of 2^-16.</summary>
        /// <param name="value">1 or more; less counts as 1.</param>
        /// <returns>log2(value), 0..63 in Q16.16; error below 2^-15.</returns>
        public static int Log2Q16(long value)
        {
            if (value <= 1)
                return 0;
            int exponent = HighestBit(value);
            // Mantissa 1..2 in Q30; squaring it doubles its logarithm and yields one bit a turn.
            long mantissa = exponent > 30 ? value >> (exponent - 30) : value << (30 - exponent);
            int result = exponent;
            for (int i = 0; i < 16; i++)
            {
                mantissa = (mantissa * mantissa) >> 30;
                result <<= 1;
                if (mantissa >> 31 != 0)
                {
                    mantissa >>= 1;
                    result |= 1;
                }
            }
            return result;
        }

        /// <summary>Binary logarithm in Q8, quick: a parabola between powers of two.</summary>
        /// <param name="value">1 or more; less counts as 1.</param>
        /// <returns>log2(value), 0..63 in Q8; error at most 4 / 256.</returns>
        public static int Log2Q8(long value)
        {
            int exponent;
            int mantissa;
            // The mantissa becomes 256..511. Comparisons cost an interpreter less than further shifts; most that is asked for is below 256.
            if (value < 256)
            {
                if (value <= 1)
                    return 0;
                mantissa = (int)value << 1;
                exponent = 7;
                if (mantissa < 32)
                {
                    mantissa <<= 4;
                    exponent = 3;
                }
                if (mantissa < 128)
                {
                    mantissa <<= 2;
                    exponent -= 2;
                }
                if (mantissa < 256)
                {
                    mantissa <<= 1;
                    exponent--;
                }
            }
            else
            {
                exponent = HighestBit(value);
                mantissa = (int)(value >> (exponent - 8));
            }
            int fraction = mantissa - 256;
            return (exponent << 8) + fraction + ((fraction * (256 - fraction) * 95) >> 16);
        }

        /// <summary>Natural logarithm in Q16.16.</summary>
        /// <param name="value">1 or more; less counts as 1.</param>
        /// <returns>ln(value), 0..43.67 in Q16.16; error below 2^-15.</returns>
        public static int LnQ16(long value)
        {
            return (int)((Log2Q16(value) * Ln2Q30) >> 30);
        }

        /// <summary>Position of the highest set bit.</summary>
        /// <param name="value">1 or more; less counts as 1.</param>
        /// <returns>floor(log2(value)), 0..62.</returns>
        public static int FloorLog2(long value)
        {
            return value <= 1 ? 0 : HighestBit(value);
        }

        // Of 1 or more.
        private static int HighestBit(long value)
        {
            int exponent = 0;
            if (value >= 1L << 24)
            {
                exponent = value >= 1L << 48 ? 48 : 24;
                value >>= exponent;
            }
            int rest = (int)value;
            if (rest >= 1 << 16)
            {
                rest >>= 16;
                exponent += 16;
            }
            if (rest >= 1 << 8)
            {
                rest >>= 8;
                exponent += 8;
            }
            // Comparisons cost an interpreter less than further shifts.
            if (rest >= 16)
                return exponent + (rest >= 64 ? rest >= 128 ? 7 : 6 : rest >= 32 ? 5 : 4);
            return exponent + (rest >= 4 ? rest >= 8 ? 3 : 2 : rest >= 2 ? 1 : 0);
        }
    }
}
