using HrvXkd.Core;

namespace HrvXkd.Data;

/// <summary>Feeds beats that a source knows to the analyzer and collects their windows.</summary>
internal static class BeatWindows
{
    private const int BeatsBetweenChecks = 1024;

    public static PreparedRecording Prepare(
        int recording, BeatSeries beats, double? durationSeconds, WindowProfile profile, CancellationToken cancel)
    {
        IntervalAnalyzer analyzer = new(profile);
        List<WindowRow> windows = [];
        using IBeatReader reader = beats.Open();
        long count = 0;
        long last = 0;
        while (reader.TryRead(out RecordedBeat beat))
        {
            if (count++ % BeatsBetweenChecks == 0)
                cancel.ThrowIfCancellationRequested();
            last = beat.Ticks;
            analyzer.Push(beat.Ticks, beat.Quality, beat.Shape, beat.IsFirst);
            Take(recording, analyzer, windows);
        }

        // A source that tells its length goes on after the last beat.
        last = Math.Max(last, (long)((durationSeconds ?? 0) * Ticks.PerSecond));
        analyzer.Finish(last);
        Take(recording, analyzer, windows);
        return new PreparedRecording(windows, 0, count, (double)last / Ticks.PerSecond);
    }

    private static void Take(int recording, IntervalAnalyzer analyzer, List<WindowRow> windows)
    {
        int news;
        while ((news = analyzer.Next()) != EcgAnalyzer.None)
        {
            if (news != EcgAnalyzer.WindowReady)
                continue;
            int[] features = new int[Sequence.Features];
            analyzer.CopyFeatures(features);
            windows.Add(new WindowRow(recording, analyzer.WindowIndex, analyzer.WindowValid, analyzer.WindowQuality, features));
        }
    }
}
