// Sample entropy, m = 2, Chebyshev distance, N - m templates of both lengths, no self matches. Counts are exact.
// Source: Richman and Moorman 2000.
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Features
{
    internal static class SampleEntropy
    {
        /// <summary>Entropy in Q16.16. Without a match of length 3 one half match is assumed, without any match the greatest value that the length can show.</summary>
        public static int Compute(int[] nn, int count, int tolerance)
        {
            long matches2 = 0;
            long matches3 = 0;
            int templates = count - 2;
            for (int i = 0; i < templates; i++)
            {
                int x0 = nn[i];
                int x1 = nn[i + 1];
                int x2 = nn[i + 2];
                int y0 = nn[i + 1];
                int y1 = x2;
                for (int j = i + 1; j < templates; j++)
                {
                    int y2 = nn[j + 2];
                    int d0 = x0 - y0;
                    int d1 = x1 - y1;
                    if (d0 <= tolerance && d0 >= -tolerance && d1 <= tolerance && d1 >= -tolerance)
                    {
                        matches2++;
                        int d2 = x2 - y2;
                        if (d2 <= tolerance && d2 >= -tolerance)
                            matches3++;
                    }
                    y0 = y1;
                    y1 = y2;
                }
            }
            if (matches2 == 0)
                matches2 = (long)templates * (templates - 1) / 2;
            int ln2 = IntegerMath.LnQ16(2 * matches2);
            return matches3 == 0 ? ln2 : ln2 - IntegerMath.LnQ16(2 * matches3);
        }
    }
}
