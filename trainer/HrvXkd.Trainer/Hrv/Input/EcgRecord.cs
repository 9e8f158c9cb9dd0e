using HrvXkd.CommandLine;
using HrvXkd.Trainer.Beats;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>Intervals of a raw ECG: beats and NN as the device finds and keeps them, ticks.</summary>
internal static class EcgRecord
{
    /// <summary>Reads.</summary>
    /// <param name="path">Path of the record without extension.</param>
    /// <param name="lead">Signal, 1 is the first; null for the first ECG lead.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static LoadedSeries Read(string path, int? lead, CancellationToken cancel)
    {
        using WfdbRecord record = WfdbRecord.Open(path);
        int index = lead is { } number ? number - 1 : record.FindEcg();
        if (index < 0 || index >= record.Signals.Count)
            throw new UsageException(FormattableString.Invariant($"--lead is {lead}; record {record.Name} has signals 1..{record.Signals.Count}"));
        FoundBeats found = BeatFinder.Find(record, index, cancel);
        Dictionary<long, long> kept = found.Nn.ToDictionary(nn => InTicks(nn.Start), nn => InTicks(nn.End) - InTicks(nn.Start));
        if (kept.Count == 0)
            throw new UsageException(FormattableString.Invariant(
                $"{path}: no normal interval in signal {index + 1} ({record.Signals[index].Description}); {found.Seconds.Count} beats were found. See another --lead"));
        List<DroppedInterval> dropped = [];
        for (int i = 1; i < found.Seconds.Count; i++)
            if (!kept.ContainsKey(InTicks(found.Seconds[i - 1])))
                dropped.Add(new DroppedInterval(found.Seconds[i - 1], 1000 * (found.Seconds[i] - found.Seconds[i - 1]), DropReason.Cleaner));
        long[] start = [.. kept.Keys.Order()];
        string how = FormattableString.Invariant(
            $"beats and NN of signal {index + 1} ({record.Signals[index].Description}) as the device finds them, {record.SampleRateHz} Hz");
        return new LoadedSeries(
            new IntervalSeries(Core.Ticks.PerSecond, start, Array.ConvertAll(start, at => kept[at]), dropped), record.Name, "ecg", how);
    }

    private static long InTicks(double seconds) => (long)Math.Round(seconds * Core.Ticks.PerSecond);
}
