// The cleaner alone: its input are the annotated beats, all of them and at their right times, without their labels.
using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Core.Intervals;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>NN intervals that the cleaner makes of annotated beats.</summary>
internal static class AnnotatedNn
{
    private const int BestQuality = 100;

    /// <summary>Cleans.</summary>
    /// <param name="match">Annotated beats.</param>
    /// <param name="shapes">Beats as they were found, from which shape and quality are taken; or null for intervals alone.</param>
    /// <returns>Intervals that are kept or corrected, seconds, in order of time.</returns>
    public static IReadOnlyList<(double Start, double End)> Clean(BeatMatch match, IReadOnlyList<FoundBeat>? shapes)
    {
        Dictionary<double, FoundBeat> found = (shapes ?? []).ToDictionary(beat => beat.Seconds);
        NnCleaner cleaner = new();
        List<(double Start, double End)> nn = [];
        for (int i = 0; i < match.Reference.Count; i++)
        {
            double time = match.ReferenceSeconds[i];
            bool first = i == 0 || time - match.ReferenceSeconds[i - 1] > TimingError.LongestIntervalSeconds;
            if (first)
                Take(cleaner, true, nn);
            FoundBeat shape = match.Found[i] is { } at && found.TryGetValue(at, out FoundBeat seen) ? seen : new FoundBeat(time, BestQuality, BeatClass.NormalLike);
            cleaner.Push((long)Math.Round(time * Ticks.PerSecond), shape.Quality, shape.Class, first, false);
            Take(cleaner, false, nn);
        }

        Take(cleaner, true, nn);
        return nn;
    }

    private static void Take(NnCleaner cleaner, bool flush, List<(double Start, double End)> nn)
    {
        while (cleaner.TryTake(flush))
            if (cleaner.Flag is NnFlag.Kept or NnFlag.Corrected)
                nn.Add(((double)cleaner.StartTicks / Ticks.PerSecond, (double)(cleaner.StartTicks + cleaner.IntervalTicks) / Ticks.PerSecond));
    }
}
