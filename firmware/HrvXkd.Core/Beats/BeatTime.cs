namespace HrvXkd.Core.Beats
{
    internal static class BeatTime
    {
        /// <summary>Samples nearest to a time, 1 or more.</summary>
        public static int Samples(int milliseconds, int rateHz)
        {
            int samples = (milliseconds * rateHz + 500) / 1000;
            return samples < 1 ? 1 : samples;
        }
    }
}
