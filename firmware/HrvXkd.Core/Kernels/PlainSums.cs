// Plain sums, and sums of products, of elements at equal distances. The graph proves that no accumulator overflows: int for int8, long
// for all others.
namespace HrvXkd.Core.Kernels
{
    internal static class PlainSums
    {
        /// <summary>sum x[at + k * step].</summary>
        public static long Of(sbyte[] x, int at, int step, int count)
        {
            int sum = 0;
            for (; count > 0; count--, at += step)
                sum += x[at];
            return sum;
        }

        /// <inheritdoc cref="Of(sbyte[], int, int, int)"/>
        public static long Of(int[] x, int at, int step, int count)
        {
            long sum = 0;
            for (; count > 0; count--, at += step)
                sum += x[at];
            return sum;
        }

        /// <summary>sum a[aAt + k * aStep] * b[bAt + k * bStep].</summary>
        public static long Products(sbyte[] a, int aAt, int aStep, sbyte[] b, int bAt, int bStep, int count)
        {
            int sum = 0;
            for (; count > 0; count--, aAt += aStep, bAt += bStep)
                sum += a[aAt] * b[bAt];
            return sum;
        }

        /// <inheritdoc cref="Products(sbyte[], int, int, sbyte[], int, int, int)"/>
        public static long Products(int[] a, int aAt, int aStep, sbyte[] b, int bAt, int bStep, int count)
        {
            long sum = 0;
            for (; count > 0; count--, aAt += aStep, bAt += bStep)
                sum += (long)a[aAt] * b[bAt];
            return sum;
        }

        /// <inheritdoc cref="Products(sbyte[], int, int, sbyte[], int, int, int)"/>
        public static long Products(int[] a, int aAt, int aStep, int[] b, int bAt, int bStep, int count)
        {
            long sum = 0;
            for (; count > 0; count--, aAt += aStep, bAt += bStep)
                sum += (long)a[aAt] * b[bAt];
            return sum;
        }
    }
}
