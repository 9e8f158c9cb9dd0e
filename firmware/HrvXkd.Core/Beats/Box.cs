// Moving means by running sums; a division is a multiplication with the reciprocal, Q16.
namespace HrvXkd.Core.Beats
{
    internal static class Box
    {
        /// <summary>1 / length, Q16.</summary>
        public static int Reciprocal(int length)
        {
            return (65536 + (length >> 1)) / length;
        }

        /// <summary>Mean of a sum.</summary>
        public static int Mean(int sum, int reciprocal)
        {
            return (int)((((long)sum * reciprocal) + 32768) >> 16);
        }

        /// <summary>Moving mean about each point; beyond the ends lie zeros.</summary>
        /// <param name="from">Input, shape [count].</param>
        /// <param name="to">Receives the means, shape [count]; not the input.</param>
        /// <param name="count">Points.</param>
        /// <param name="length">Points in a mean, odd.</param>
        public static void Smooth(int[] from, int[] to, int count, int length)
        {
            int reach = length >> 1;
            int reciprocal = Reciprocal(length);
            int sum = 0;
            for (int i = 0; i < reach && i < count; i++)
                sum += from[i];
            for (int i = 0; i < count; i++)
            {
                if (i + reach < count)
                    sum += from[i + reach];
                to[i] = Mean(sum, reciprocal);
                if (i >= reach)
                    sum -= from[i - reach];
            }
        }

        /// <summary>What a moving mean leaves over.</summary>
        /// <param name="from">Input, shape [count].</param>
        /// <param name="to">Receives input less mean, shape [count]; not the input.</param>
        /// <param name="count">Points.</param>
        /// <param name="length">Points in a mean, odd.</param>
        public static void Sharpen(int[] from, int[] to, int count, int length)
        {
            Smooth(from, to, count, length);
            for (int i = 0; i < count; i++)
                to[i] = from[i] - to[i];
        }
    }
}
