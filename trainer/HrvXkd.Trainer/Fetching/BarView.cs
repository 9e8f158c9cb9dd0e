using HrvXkd.Data.Sources.PhysioNet;
using Spectre.Console;

namespace HrvXkd.Trainer.Fetching;

/// <summary>A bar of bytes with the time left, for a terminal.</summary>
/// <param name="bars">Where the bar goes.</param>
internal sealed class BarView(ProgressContext bars) : IFetchListener
{
    private readonly ProgressTask _bar = bars.AddTask("headers", maxValue: 1).IsIndeterminate();

    /// <inheritdoc/>
    public void Progress(FetchProgress progress)
    {
        bool selecting = progress.FilesDone == 0 && progress.BytesDone == 0;
        _bar.IsIndeterminate = selecting;
        _bar.Description = selecting
            ? FormattableString.Invariant($"headers: {progress.Selected} of {progress.HeadersRead} selected")
            : FormattableString.Invariant($"files: {progress.FilesDone} of {progress.FilesTotal}");
        // Annotations and compressed signals have no size beforehand.
        _bar.MaxValue = Math.Max(1, Math.Max(progress.BytesTotal, progress.BytesDone));
        _bar.Value = progress.BytesDone;
    }

    /// <inheritdoc/>
    public void Planned(PlannedFile file) => AnsiConsole.WriteLine(file.Path);

    /// <inheritdoc/>
    public void Notice(string line) => AnsiConsole.WriteLine(line);
}
