using HrvXkd.Core.Beats;
using HrvXkd.Data;
using HrvXkd.Trainer.Beats;
using HrvXkd.Trainer.Reporting.Examples;

namespace HrvXkd.Trainer.Running.Examples;

/// <summary>Reads again what was measured during a sequence.</summary>
internal static class ExampleSignals
{
    private const double StripSeconds = 10;

    // A longer distance between beats is a gap, no interval.
    private const double LongestInterval = 3;

    /// <summary>Reads the recording up to the end of a sequence.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="start">Start of the sequence, seconds.</param>
    /// <param name="end">Its end.</param>
    /// <param name="windowSeconds">Length of a window; the strip lies in the middle of the newest.</param>
    /// <returns>Null if only windows of the recording are left.</returns>
    public static ExampleSignal? Read(Recording recording, double start, double end, int windowSeconds)
    {
        try
        {
            return recording switch
            {
                { Ecg: { } ecg } => OfEcg(ecg, start, end, end - ((windowSeconds + StripSeconds) / 2)),
                { Beats: { } beats } => OfBeats(beats, start, end),
                _ => null,
            };
        }
        catch (IOException)
        {
            // A window table holds no signal, and says so when it is asked for one.
            return null;
        }
    }

    private static ExampleSignal OfEcg(EcgSignal ecg, double start, double end, double stripStart)
    {
        List<int> samples = [];
        using (IEcgReader reader = ecg.Open())
        {
            int[] chunk = new int[4096];
            long wanted = (long)((end + StripSeconds) * ecg.SampleRateHz);
            for (int read = reader.Read(chunk); read > 0 && samples.Count < wanted; read = reader.Read(chunk))
                samples.AddRange(chunk.AsSpan(0, read));
        }

        FoundBeats found = BeatFinder.Find(ecg, [.. samples]);
        HashSet<(double, double)> kept = [.. found.Nn];
        int first = Math.Clamp((int)(stripStart * ecg.SampleRateHz), 0, samples.Count), length = Math.Min((int)StripSeconds * ecg.SampleRateHz, samples.Count - first);
        (double[] at, double[] ms, bool[] good) = Intervals([.. found.Seconds.Select((s, i) => (s, i > 0 && kept.Contains((found.Seconds[i - 1], s)), false))], start, end);
        float[] strip = MilliVolt(samples.GetRange(first, length), ecg.CountsPerMilliVolt);
        double from = (double)first / ecg.SampleRateHz, to = (double)(first + length) / ecg.SampleRateHz;
        return new ExampleSignal(from, strip, ecg.SampleRateHz, [.. found.Seconds.Where(s => s >= from && s < to)], at, ms, good);
    }

    // A missing sample is drawn as the last one that there was.
    private static float[] MilliVolt(List<int> counts, int countsPerMilliVolt)
    {
        int last = counts.Find(count => count != int.MinValue);
        return [.. counts.Select(count => (float)(last = count == int.MinValue ? last : count) / countsPerMilliVolt)];
    }

    private static ExampleSignal OfBeats(BeatSeries series, double start, double end)
    {
        List<(double Seconds, bool Kept, bool First)> beats = [];
        bool normal = false;
        using IBeatReader reader = series.Open();
        while (reader.TryRead(out RecordedBeat beat) && (double)beat.Ticks / Core.Ticks.PerSecond < end)
        {
            bool now = beat.Shape == BeatClass.NormalLike;
            beats.Add(((double)beat.Ticks / Core.Ticks.PerSecond, normal && now, beat.IsFirst));
            normal = now;
        }

        (double[] at, double[] ms, bool[] good) = Intervals(beats, start, end);
        return new ExampleSignal(0, [], 1, [], at, ms, good);
    }

    private static (double[] At, double[] Ms, bool[] Kept) Intervals(List<(double Seconds, bool Kept, bool First)> beats, double start, double end)
    {
        List<(double At, double Ms, bool Kept)> intervals = [];
        for (int i = 1; i < beats.Count; i++)
        {
            double length = beats[i].Seconds - beats[i - 1].Seconds;
            if (beats[i - 1].Seconds >= start && beats[i].Seconds <= end && length < LongestInterval && !beats[i].First)
                intervals.Add((beats[i].Seconds, 1000 * length, beats[i].Kept));
        }

        return ([.. intervals.Select(i => i.At)], [.. intervals.Select(i => i.Ms)], [.. intervals.Select(i => i.Kept)]);
    }
}
