// The one fixed-point arithmetic of models. Q16.16: an int holds value * 65536. A "step" of an int8 edge is its scale.
// Rounding of every shift: half up, that is floor(x + 1/2); -2.5 becomes -2. Right shifts of negative numbers are arithmetic.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Rounding, saturation, products and quotients in Q16.16.</summary>
    public static class FixedPoint
    {
        /// <summary>1 in Q16.16.</summary>
        public const int One = 65536;

        /// <summary>Largest int.</summary>
        public const int MaxValue = 0x7FFFFFFF;

        /// <summary>Lowest int.</summary>
        public const int MinValue = -MaxValue - 1;

        /// <summary>Divides by a power of two, rounding half up.</summary>
        /// <param name="value">Any value with |value| &lt;= 2^62.</param>
        /// <param name="shift">Power, 0..62.</param>
        /// <returns>floor(value / 2^shift + 1/2).</returns>
        public static long RoundShift(long value, int shift)
        {
            return shift == 0 ? value : (value + (1L << (shift - 1))) >> shift;
        }

        /// <summary>Brings a value into the range of an int.</summary>
        /// <param name="value">Any value.</param>
        /// <returns>The nearest int.</returns>
        public static int Saturate(long value)
        {
            return value > MaxValue ? MaxValue : value < MinValue ? MinValue : (int)value;
        }

        /// <summary>Requantizes an accumulator: the only way from products to an edge.</summary>
        /// <param name="accumulator">Sum of products.</param>
        /// <param name="multiplier">Real scale times 2^shift.</param>
        /// <param name="bias">Real offset in steps of the result, times 2^shift, plus the half that rounds (2^(shift-1), or 0 if shift is 0).</param>
        /// <param name="shift">0..62.</param>
        /// <param name="low">Lowest result.</param>
        /// <param name="high">Highest result.</param>
        /// <returns>floor((accumulator * multiplier + bias) / 2^shift), clamped. The sum must fit 63 bits; the generator proves it.</returns>
        public static int Requantize(long accumulator, int multiplier, long bias, int shift, int low, int high)
        {
            long value = (accumulator * multiplier + bias) >> shift;
            return value < low ? low : value > high ? high : (int)value;
        }

        /// <summary>Makes a long that C# would load as an unsigned constant (2^31..2^32 - 1), whose tag nanoFramework keeps.</summary>
        /// <param name="high">Multiples of 2^31.</param>
        /// <param name="low">The rest, 0..2^31 - 1.</param>
        /// <returns>high * 2^31 + low.</returns>
        public static long Join(int high, int low)
        {
            return ((long)high << 31) + low;
        }

        /// <summary>Product of two Q16.16 values.</summary>
        /// <param name="a">Q16.16.</param>
        /// <param name="b">Q16.16.</param>
        /// <returns>a * b in Q16.16, rounded half up, saturated.</returns>
        public static int Multiply(int a, int b)
        {
            return Saturate(((long)a * b + 32768) >> 16);
        }

        /// <summary>Quotient of two Q16.16 values.</summary>
        /// <param name="a">Q16.16.</param>
        /// <param name="b">Q16.16.</param>
        /// <returns>a / b in Q16.16, rounded half away from zero, saturated; 0 if <paramref name="b"/> is 0.</returns>
        public static int Divide(int a, int b)
        {
            if (b == 0)
                return 0;
            long numerator = a < 0 ? -(long)a : a;
            long denominator = b < 0 ? -(long)b : b;
            long magnitude = ((numerator << 17) + denominator) / (2 * denominator);
            return Saturate((a < 0) == (b < 0) ? magnitude : -magnitude);
        }
    }
}
