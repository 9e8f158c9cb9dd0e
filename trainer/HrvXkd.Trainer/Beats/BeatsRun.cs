using System.Diagnostics;
using System.Runtime.ExceptionServices;
using HrvXkd.CommandLine;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>Runs the signal path over every annotated record of a folder, in parallel; all but the speed is independent of it.</summary>
internal static class BeatsRun
{
    private const string AnnotationExtension = ".atr";
    private const double NarrowToleranceMs = 50;

    /// <summary>Runs.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="done">Told each time a record is done; calls may overlap.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="FormatException">Folder, lead or a record is wrong; of several wrong records the first by name.</exception>
    public static BeatsResult Run(BeatsOptions options, Action? done, CancellationToken cancel)
    {
        string[] records = FindRecords(options.Folder);
        RecordResult[] results = new RecordResult[records.Length];
        Exception?[] faults = new Exception?[records.Length];
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        Parallel.For(0, records.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            try
            {
                results[i] = RunRecord(records[i], options, cancel);
                done?.Invoke();
            }
            catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
            {
                faults[i] = fault;
            }
        });

        if (Array.Find(faults, fault => fault is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return Pool(results, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }

    /// <summary>Paths of the records of a folder that have annotations, without extension, ordered by name.</summary>
    /// <param name="folder">The folder.</param>
    public static string[] FindRecords(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"--records {folder}: no such folder; name a folder of WFDB records with annotations (.hea, .dat, .atr)");
        string[] records = Directory.GetFiles(folder, "*" + AnnotationExtension).Select(path => path[..^AnnotationExtension.Length]).ToArray();
        Array.Sort(records, StringComparer.Ordinal);
        return records.Length > 0
            ? records
            : throw new UsageException($"--records {folder}: no annotation file (*{AnnotationExtension}), expected one beside each record");
    }

    /// <summary>Pools results.</summary>
    /// <param name="results">Results ordered by name.</param>
    /// <param name="cpuSeconds">Processor time of the whole run.</param>
    public static BeatsResult Pool(IReadOnlyList<RecordResult> results, double cpuSeconds)
    {
        double[] errors = [.. results.Select(result => result.RmssdErrorPercent).OfType<double>().Order()];
        BeatsFigures pooled = BeatsFigures.Of(
            BeatScore.Sum([.. results.Select(result => result.Score)]),
            BeatScore.Sum([.. results.Select(result => result.Within50Ms)]),
            errors.Length > 0 ? (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2 : null,
            cpuSeconds > 0 ? results.Sum(result => result.Seconds) / cpuSeconds : 0);
        return new BeatsResult(pooled with { Records = results.Count }, [.. results.Select(result => result.Figures)]);
    }

    private static RecordResult RunRecord(string path, BeatsOptions options, CancellationToken cancel)
    {
        long start = Stopwatch.GetTimestamp();
        using WfdbRecord record = WfdbRecord.Open(path);
        int lead = options.Lead is { } number ? number - 1 : record.FindEcg();
        if (lead >= record.Signals.Count)
            throw new UsageException(FormattableString.Invariant(
                $"--lead is {lead + 1}; record {record.Name} has signals 1..{record.Signals.Count}"));
        IReadOnlyList<double> found = BeatFinder.Find(record, lead, cancel);
        double runSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        IReadOnlyList<Annotation> reference = AnnotationFile.Read(path + AnnotationExtension);
        BeatMatch match = BeatMatch.Find(reference, found, record.SampleRateHz, options.ToleranceMs);
        string description = record.Signals[lead].Description;
        return new RecordResult(
            Path.GetFileName(path),
            description.Length > 0 ? description : FormattableString.Invariant($"signal {lead + 1}"),
            record.SampleCount / record.SampleRateHz,
            BeatScore.Of(match),
            BeatScore.Compare(reference, found, record.SampleRateHz, NarrowToleranceMs),
            TimingError.RmssdPercent(match),
            runSeconds);
    }
}
