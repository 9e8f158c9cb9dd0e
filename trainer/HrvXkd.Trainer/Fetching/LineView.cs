using System.Diagnostics;
using HrvXkd.Data.Sources.PhysioNet;

namespace HrvXkd.Trainer.Fetching;

/// <summary>A line every few seconds, for files and pipes; the list of a dry run.</summary>
internal sealed class LineView : IFetchListener
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private const double LongestLeftSeconds = 1e9;

    private long _last = Stopwatch.GetTimestamp();
    private long _start;
    private long _bytesAtStart;

    /// <inheritdoc/>
    public void Progress(FetchProgress progress)
    {
        if (_start == 0 && progress.BytesDone > 0)
            (_start, _bytesAtStart) = (Stopwatch.GetTimestamp(), progress.BytesDone);
        if (Stopwatch.GetElapsedTime(_last) < Every)
            return;
        _last = Stopwatch.GetTimestamp();
        Console.WriteLine(_start == 0
            ? FormattableString.Invariant($"headers: {progress.Selected} selected of {progress.HeadersRead}")
            : FormattableString.Invariant(
                $"files: {progress.FilesDone} of {progress.FilesTotal}, {FetchSummary.Size(progress.BytesDone)} of {FetchSummary.Size(progress.BytesTotal)}{Left(progress)}"));
    }

    /// <inheritdoc/>
    public void Planned(PlannedFile file) =>
        Console.WriteLine(FormattableString.Invariant($"{(file.Bytes is { } bytes ? $"{bytes:#,0}" : "?"),15}  {file.Path}"));

    /// <inheritdoc/>
    public void Notice(string line) => Console.WriteLine(line);

    private string Left(FetchProgress progress)
    {
        double rate = (progress.BytesDone - _bytesAtStart) / Stopwatch.GetElapsedTime(_start).TotalSeconds;
        if (rate <= 0 || progress.BytesTotal <= progress.BytesDone)
            return "";
        TimeSpan left = TimeSpan.FromSeconds(Math.Min(LongestLeftSeconds, (progress.BytesTotal - progress.BytesDone) / rate));
        return left.TotalDays >= 1
            ? FormattableString.Invariant($", {left.TotalDays:0.0} days left")
            : FormattableString.Invariant($", {left:hh\\:mm\\:ss} left");
    }
}
