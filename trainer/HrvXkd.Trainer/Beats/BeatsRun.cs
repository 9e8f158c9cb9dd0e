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
        string[] records = FindRecords(options);
        NoiseRecord? noise = options.Noise is { } asked ? NoiseRecord.Open(asked) : null;
        RecordResult[] results = new RecordResult[records.Length];
        Exception?[] faults = new Exception?[records.Length];
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        Parallel.For(0, records.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            try
            {
                results[i] = RunRecord(records[i], options, noise, cancel);
                done?.Invoke();
            }
            catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
            {
                faults[i] = fault;
            }
        });

        if (Array.Find(faults, fault => fault is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        BeatsResult result = Pool(results, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        return result with { Pooled = result.Pooled with { Noise = options.Noise?.Name, SnrDb = options.Noise?.SnrDb } };
    }

    /// <summary>Paths of the records to take, without extension, ordered by name: those that have annotations, or those asked for.</summary>
    /// <param name="options">Folder and names.</param>
    public static string[] FindRecords(BeatsOptions options)
    {
        string folder = options.Folder;
        if (!Directory.Exists(folder))
            throw new UsageException($"--records {folder}: no such folder; name a folder of WFDB records with annotations (.hea, .dat, .atr)");
        string[] records = Directory.GetFiles(folder, "*" + AnnotationExtension).Select(path => path[..^AnnotationExtension.Length]).ToArray();
        Array.Sort(records, StringComparer.Ordinal);
        if (records.Length == 0)
            throw new UsageException($"--records {folder}: no annotation file (*{AnnotationExtension}), expected one beside each record");
        if (options.Only is not { } only)
            return records;
        string[] names = Array.ConvertAll(records, path => Path.GetFileName(path));
        return only.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new UsageException($"--only {unknown}: {folder} holds no annotated record of this name")
            : [.. records.Where(path => only.Contains(Path.GetFileName(path), StringComparer.Ordinal))];
    }

    /// <summary>Pools results.</summary>
    /// <param name="results">Results ordered by name.</param>
    /// <param name="cpuSeconds">Processor time of the whole run.</param>
    public static BeatsResult Pool(IReadOnlyList<RecordResult> results, double cpuSeconds)
    {
        NnFigures[] nn = [.. results.Select(result => result.Nn).OfType<NnFigures>()];
        BeatsFigures pooled = BeatsFigures.Of(
            BeatScore.Sum([.. results.Select(result => result.Score)]),
            BeatScore.Sum([.. results.Select(result => result.Within50Ms)]),
            Median(results.Select(result => result.RmssdErrorPercent)),
            cpuSeconds > 0 ? results.Sum(result => result.Seconds) / cpuSeconds : 0);
        pooled = pooled with
        {
            Records = results.Count,
            NnRmssdErrorPercentMedian = Median(nn.Select(figures => (double?)figures.ErrorPercent)),
            NnRmssdErrorPercentWorst = nn.Max(figures => (double?)figures.ErrorPercent),
            NnCleaningErrorPercentMedian = Median(nn.Select(figures => (double?)figures.CleaningErrorPercent)),
            NnCleaningErrorPercentWorst = nn.Max(figures => (double?)figures.CleaningErrorPercent),
            NnIntervalsErrorPercentMedian = Median(nn.Select(figures => (double?)figures.IntervalsErrorPercent)),
            NnIntervalsErrorPercentWorst = nn.Max(figures => (double?)figures.IntervalsErrorPercent),
        };
        pooled = pooled.WithClasses(ClassScore.Sum(results.Select(result => result.Classes)));
        return new BeatsResult(pooled, [.. results.Select(result => result.Figures)]);
    }

    private static double? Median(IEnumerable<double?> values)
    {
        double[] sorted = [.. values.OfType<double>().Order()];
        return sorted.Length > 0 ? (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2 : null;
    }

    private static RecordResult RunRecord(string path, BeatsOptions options, NoiseRecord? noise, CancellationToken cancel)
    {
        using WfdbRecord record = WfdbRecord.Open(path);
        int lead = options.Lead is { } number ? number - 1 : record.FindEcg();
        if (lead >= record.Signals.Count)
            throw new UsageException(FormattableString.Invariant(
                $"--lead is {lead + 1}; record {record.Name} has signals 1..{record.Signals.Count}"));
        IReadOnlyList<Annotation> reference = AnnotationFile.ReadList(path + AnnotationExtension).InFrames(record.SampleRateHz);
        int[]? noisy = noise?.AddTo(record, lead, reference);
        long start = Stopwatch.GetTimestamp();
        FoundBeats found = noisy is null ? BeatFinder.Find(record, lead, cancel) : BeatFinder.Find(record, lead, noisy);
        double runSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        BeatMatch match = Counted(BeatMatch.Find(reference, found.Seconds, record.SampleRateHz, options.ToleranceMs), noise is not null);
        BeatMatch narrow = Counted(BeatMatch.Find(reference, found.Seconds, record.SampleRateHz, NarrowToleranceMs), noise is not null);
        string description = record.Signals[lead].Description;
        return new RecordResult(
            Path.GetFileName(path),
            description.Length > 0 ? description : FormattableString.Invariant($"signal {lead + 1}"),
            record.SampleCount / record.SampleRateHz,
            BeatScore.Of(match),
            BeatScore.Of(narrow),
            TimingError.RmssdPercent(match),
            NnFigures.Of(match, found, nn => noise is null || (NoiseStress.IsNoisy(nn.Start) && NoiseStress.IsNoisy(nn.End))),
            ClassScore.Of(match, found.Beats),
            runSeconds);
    }

    // With noise, beats of the clean blocks say nothing.
    private static BeatMatch Counted(BeatMatch match, bool noisyOnly)
    {
        if (!noisyOnly)
            return match;
        int[] noisy = [.. Enumerable.Range(0, match.Reference.Count).Where(i => NoiseStress.IsNoisy(match.ReferenceSeconds[i]))];
        return new BeatMatch(
            Array.ConvertAll(noisy, i => match.Reference[i]),
            Array.ConvertAll(noisy, i => match.ReferenceSeconds[i]),
            Array.ConvertAll(noisy, i => match.Found[i]),
            [.. match.ExtraSeconds.Where(NoiseStress.IsNoisy)]);
    }
}
