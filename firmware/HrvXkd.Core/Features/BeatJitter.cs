// How exactly beats are timed, by their quality: what BeatDetector does on an ECG with known beats under white, electrode and muscle
// noise. What beats of other shapes or annotators add to it is not in it.
namespace HrvXkd.Core.Features
{
    internal static class BeatJitter
    {
        /// <summary>Quality of a beat in a clean ECG.</summary>
        public const int BestQuality = 100;

        // Standard deviation at the best quality, 0.5 ms, what a unit of quality less adds, 0.1 ms, and the most, 2.6 ms; ticks in Q4.
        private const int BestQ4 = 72;
        private const int PerQualityQ4 = 14;
        private const int MostQ4 = 374;

        /// <summary>Mean square error of the time of a beat, ticks^2 in Q8.</summary>
        /// <param name="quality">Quality of the beat, 0..100.</param>
        public static int MeanSquareQ8(int quality)
        {
            int deviationQ4 = BestQ4 + ((BestQuality - quality) * PerQualityQ4);
            if (deviationQ4 > MostQ4)
                deviationQ4 = MostQ4;
            return deviationQ4 * deviationQ4;
        }
    }
}
