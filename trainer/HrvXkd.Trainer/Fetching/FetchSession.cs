using System.Diagnostics;
using HrvXkd.Data.Sources.PhysioNet;
using Spectre.Console;

namespace HrvXkd.Trainer.Fetching;

/// <summary>Runs a fetch before a user's eyes.</summary>
internal static class FetchSession
{
    /// <summary>Fetches and shows.</summary>
    /// <returns>0 if all is there, 1 if something is missing or it was stopped.</returns>
    public static async Task<int> RunAsync(FetchOptions options, string? json, CancellationToken cancel)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            FetchResult result = await ShownAsync(options, cancel).ConfigureAwait(false);
            foreach (string line in FetchSummary.Lines(options, result))
                Console.WriteLine(line);
            if (json is not null)
                await File.WriteAllTextAsync(json, FetchSummary.Json(options, result, Stopwatch.GetElapsedTime(start)), cancel).ConfigureAwait(false);
            return result.Failures.Count == 0 && result.RecordsSelected > 0 ? 0 : 1;
        }
        catch (FetchException fault)
        {
            await Console.Error.WriteLineAsync($"error: {fault.Message}").ConfigureAwait(false);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("stopped; what is there is kept, and the same command goes on from it").ConfigureAwait(false);
            return 1;
        }
    }

    private static Task<FetchResult> ShownAsync(FetchOptions options, CancellationToken cancel)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || options.DryRun)
            return PhysioNetFetch.RunAsync(options, new LineView(), cancel);
        return AnsiConsole.Progress()
            .HideCompleted(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new DownloadedColumn(),
                new TransferSpeedColumn(),
                new RemainingTimeColumn())
            .StartAsync(bars => PhysioNetFetch.RunAsync(options, new BarView(bars), cancel));
    }
}
