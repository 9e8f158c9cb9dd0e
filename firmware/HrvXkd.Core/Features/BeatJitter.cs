// How exactly beats are timed, by their quality.
namespace HrvXkd.Core.Features
{
    internal static class BeatJitter
    {
        /// <summary>Quality of a beat in a clean ECG.</summary>
        public const int BestQuality = 100;

        // Standard deviation at the best quality, and what a lower quality adds to it, ticks in Q4 per unit of quality.
        private const int BestQ4 = 9 * 16;
        private const int PerQualityQ4 = 4;

        /// <summary>Mean square error of the time of a beat, ticks^2 in Q8.</summary>
        public static int MeanSquareQ8(int quality)
        {
            int deviationQ4 = BestQ4 + ((BestQuality - quality) * PerQualityQ4);
            return deviationQ4 * deviationQ4;
        }
    }
}
