using HrvXkd.CommandLine;
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Hrv;

/// <summary>Reads the input and analyses it, whole and by windows.</summary>
internal static class HrvRun
{
    /// <summary>Runs.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Told the share that is done, 0..1; calls may overlap.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <returns>What was read, metrics of the whole span, and of each window, in order.</returns>
    /// <exception cref="FormatException">The input is wrong, or the span or windows do not lie within it.</exception>
    public static (LoadedSeries Loaded, HrvResult Whole, HrvResult[] Windows) Run(HrvRequest request, Action<double>? progress, CancellationToken cancel)
    {
        LoadedSeries loaded = SeriesReader.Read(request.Input, cancel);
        IntervalSeries series = loaded.Series;
        // A record begins with its first sample, a list with its first interval.
        double first = loaded.Source == "rr_list" ? series.Start[0] / series.UnitsPerSecond : 0;
        double from = Math.Max(first, request.FromSeconds ?? 0);
        double to = Math.Min(series.EndSeconds[^1], request.ToSeconds ?? double.PositiveInfinity);
        if (series.Slice(from, to).Count < 2)
            throw new UsageException(FormattableString.Invariant(
                $"{request.Input.Path}: fewer than 2 intervals in {from:0.0}..{to:0.0} s, expected 2 or more")
                + FormattableString.Invariant($"; the intervals are at {first:0.0}..{series.EndSeconds[^1]:0.0} s"));
        (double From, double To)[] spans =
            request.WindowSeconds is { } length ? [.. HrvAnalysis.Windows(from, to, length, request.StrideSeconds)] : [];
        if (request.WindowSeconds is { } asked && spans.Length == 0)
            throw new UsageException(FormattableString.Invariant($"--window {asked}: there are only {to - from:0.0} s"));
        HrvResult whole = HrvAnalysis.Run(series, from, to, request.Options, cancel);
        HrvResult[] windows = new HrvResult[spans.Length];
        int done = 1;
        Parallel.For(0, spans.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            windows[i] = HrvAnalysis.Run(series, spans[i].From, spans[i].To, request.Options, cancel);
            progress?.Invoke(Interlocked.Increment(ref done) / (spans.Length + 1.0));
        });
        return (loaded, whole, windows);
    }
}
