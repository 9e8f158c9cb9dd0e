// Sums over one axis of a Q16.16 edge, exact in 64 bits, then saturated.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Reductions over one axis.</summary>
    public static partial class Reduce
    {
        /// <summary>y[o, i] = sum over t of x[o, t, i].</summary>
        /// <param name="x">Input, shape [outer, axis, inner], Q16.16.</param>
        /// <param name="xOffset">First element read.</param>
        /// <param name="outer">Elements before the axis, 1 or more.</param>
        /// <param name="axis">Length of the axis, 1 or more.</param>
        /// <param name="inner">Elements after the axis, 1 or more.</param>
        /// <param name="y">Result, shape [outer, inner], Q16.16.</param>
        /// <param name="yOffset">First element written.</param>
        public static void Sum(int[] x, int xOffset, int outer, int axis, int inner, int[] y, int yOffset)
        {
            bool done = false;
            SumVector(x, xOffset, outer, axis, inner, y, yOffset, ref done);
            if (!done)
                SumPlain(x, xOffset, outer, axis, inner, y, yOffset);
        }

        static partial void SumVector(int[] x, int xOffset, int outer, int axis, int inner, int[] y, int yOffset, ref bool done);

        internal static void SumPlain(int[] x, int xOffset, int outer, int axis, int inner, int[] y, int yOffset)
        {
            for (int o = 0; o < outer; o++)
            {
                for (int i = 0; i < inner; i++)
                    y[yOffset + o * inner + i] = FixedPoint.Saturate(PlainSums.Of(x, xOffset + o * axis * inner + i, inner, axis));
            }
        }
    }
}
