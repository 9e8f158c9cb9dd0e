// Elementwise layers of two edges in Q16.16. The second operand repeats every `period` elements: y[i] = a[i] op b[i mod period].
// Results saturate; see FixedPoint for rounding.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Sums, differences, products and quotients of two edges.</summary>
    public static partial class Elementwise
    {
        /// <summary>a + b.</summary>
        /// <param name="a">First operand, Q16.16.</param>
        /// <param name="aOffset">First element read of <paramref name="a"/>.</param>
        /// <param name="b">Second operand, Q16.16.</param>
        /// <param name="bOffset">First element read of <paramref name="b"/>.</param>
        /// <param name="period">Elements of <paramref name="b"/>, 1 or more.</param>
        /// <param name="y">Result, Q16.16.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Add(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count)
        {
            bool done = false;
            AddVector(a, aOffset, b, bOffset, period, y, yOffset, count, ref done);
            if (!done)
                AddPlain(a, aOffset, b, bOffset, period, y, yOffset, count);
        }

        static partial void AddVector(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count, ref bool done);

        internal static void AddPlain(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count)
        {
            for (int i = 0, j = 0; i < count; i++, j++)
            {
                if (j == period)
                    j = 0;
                y[yOffset + i] = FixedPoint.Saturate((long)a[aOffset + i] + b[bOffset + j]);
            }
        }

        /// <summary>a - b.</summary>
        /// <param name="a">First operand, Q16.16.</param>
        /// <param name="aOffset">First element read of <paramref name="a"/>.</param>
        /// <param name="b">Second operand, Q16.16.</param>
        /// <param name="bOffset">First element read of <paramref name="b"/>.</param>
        /// <param name="period">Elements of <paramref name="b"/>, 1 or more.</param>
        /// <param name="y">Result, Q16.16.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Subtract(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count)
        {
            bool done = false;
            SubtractVector(a, aOffset, b, bOffset, period, y, yOffset, count, ref done);
            if (!done)
                SubtractPlain(a, aOffset, b, bOffset, period, y, yOffset, count);
        }

        static partial void SubtractVector(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count, ref bool done);

        internal static void SubtractPlain(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count)
        {
            for (int i = 0, j = 0; i < count; i++, j++)
            {
                if (j == period)
                    j = 0;
                y[yOffset + i] = FixedPoint.Saturate((long)a[aOffset + i] - b[bOffset + j]);
            }
        }

        /// <summary>a * b, rounded half up.</summary>
        /// <param name="a">First operand, Q16.16.</param>
        /// <param name="aOffset">First element read of <paramref name="a"/>.</param>
        /// <param name="b">Second operand, Q16.16.</param>
        /// <param name="bOffset">First element read of <paramref name="b"/>.</param>
        /// <param name="period">Elements of <paramref name="b"/>, 1 or more.</param>
        /// <param name="y">Result, Q16.16.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Multiply(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count)
        {
            for (int i = 0, j = 0; i < count; i++, j++)
            {
                if (j == period)
                    j = 0;
                y[yOffset + i] = FixedPoint.Multiply(a[aOffset + i], b[bOffset + j]);
            }
        }

        /// <summary>a / b, rounded half away from zero; x / 0 is 0, where float gives no number.</summary>
        /// <param name="a">First operand, Q16.16.</param>
        /// <param name="aOffset">First element read of <paramref name="a"/>.</param>
        /// <param name="b">Second operand, Q16.16.</param>
        /// <param name="bOffset">First element read of <paramref name="b"/>.</param>
        /// <param name="period">Elements of <paramref name="b"/>, 1 or more.</param>
        /// <param name="y">Result, Q16.16.</param>
        /// <param name="yOffset">First element written.</param>
        /// <param name="count">Elements.</param>
        public static void Divide(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count)
        {
            bool done = false;
            DivideVector(a, aOffset, b, bOffset, period, y, yOffset, count, ref done);
            if (!done)
                DividePlain(a, aOffset, b, bOffset, period, y, yOffset, count);
        }

        static partial void DivideVector(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count, ref bool done);

        internal static void DividePlain(int[] a, int aOffset, int[] b, int bOffset, int period, int[] y, int yOffset, int count)
        {
            for (int i = 0, j = 0; i < count; i++, j++)
            {
                if (j == period)
                    j = 0;
                y[yOffset + i] = FixedPoint.Divide(a[aOffset + i], b[bOffset + j]);
            }
        }
    }
}
