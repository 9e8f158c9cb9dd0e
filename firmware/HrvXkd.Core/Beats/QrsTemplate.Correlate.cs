// The matched filter of a template on the signal: sums of products at all places of a block. A quick way for values up to 8 mV, and a plain one.
namespace HrvXkd.Core.Beats
{
    internal sealed partial class QrsTemplate
    {
        /// <summary>Correlates the joined filter with a piece of signal at a block of places, all at a time.</summary>
        /// <param name="pairs">
        /// The signal, shape [<see cref="WindowLength"/>]: each value with the one <see cref="PairDistance"/> later in the upper half, as
        /// far as that one is there; what lies beyond kernel + block - 1 counts nothing.
        /// </param>
        /// <param name="areSmall">True if no value exceeds <see cref="SmallValue"/>.</param>
        /// <param name="sums">Receives the sums of products, shape [block].</param>
        public void Correlate(long[] pairs, bool areSmall, long[] sums)
        {
            if (areSmall && _isSmall)
                CorrelatePairs(pairs, sums);
            else
                CorrelateValues(pairs, sums);
        }

        // Both sums of a pair stay below 2^31: one multiplication serves two places.
        private void CorrelatePairs(long[] pairs, long[] sums)
        {
            int[] kernel = _kernel;
            long s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            long a = pairs[0], b = pairs[1], c = pairs[2];
            for (int i = 0; i < kernel.Length; i += Taps)
            {
                long k0 = kernel[i], k1 = kernel[i + 1], k2 = kernel[i + 2], k3 = kernel[i + 3], k4 = kernel[i + 4];
                long d = pairs[i + 3];
                long e = pairs[i + 4];
                s0 += (k0 * a) + (k1 * b) + (k2 * c) + (k3 * d) + (k4 * e);
                a = pairs[i + 5];
                s1 += (k0 * b) + (k1 * c) + (k2 * d) + (k3 * e) + (k4 * a);
                b = pairs[i + 6];
                s2 += (k0 * c) + (k1 * d) + (k2 * e) + (k3 * a) + (k4 * b);
                c = pairs[i + 7];
                s3 += (k0 * d) + (k1 * e) + (k2 * a) + (k3 * b) + (k4 * c);
            }
            long sum = (int)s0;
            sums[0] = sum;
            sums[4] = (s0 - sum) >> 32;
            sum = (int)s1;
            sums[1] = sum;
            sums[5] = (s1 - sum) >> 32;
            sum = (int)s2;
            sums[2] = sum;
            sums[6] = (s2 - sum) >> 32;
            sum = (int)s3;
            sums[3] = sum;
            sums[7] = (s3 - sum) >> 32;
        }

        // The same with values of any size.
        private void CorrelateValues(long[] pairs, long[] sums)
        {
            int[] kernel = _kernel;
            for (int place = 0; place < EcgFront.Block; place++)
            {
                long sum = 0;
                for (int i = 0; i < kernel.Length; i++)
                    sum += (long)kernel[i] * (int)pairs[place + i];
                sums[place] = sum;
            }
        }
    }
}
