using System.CommandLine;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Hrv.Output;
using Spectre.Console;

namespace HrvXkd.Trainer.Hrv;

/// <summary>The command that computes heart rate variability.</summary>
internal static class HrvCommand
{
    // A file or a pipe has no width; the table is not to be cut there.
    private const int WidthOfFiles = 160;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new(
            "hrv",
            "Computes heart rate variability of an RR list, an annotated record or a raw ECG: time, geometric, Welch, Lomb, nonlinear.\n\n"
            + "Example: hrv rr.csv --json hrv.json --plot hrv.svg\n"
            + "Example: hrv mitdb/100 --annotator atr\n"
            + "Example: hrv mitdb/100 --lead 1 --window 300 --stride 150 --csv windows.csv\n"
            + "Definitions and sources of all metrics: hrv --definitions");
        HrvArguments.AddTo(command);
        command.SetAction((parse, cancel) =>
        {
            if (Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = WidthOfFiles;
            if (parse.GetValue(HrvArguments.Definitions))
                AnsiConsole.Write(DefinitionTable.Make());
            else
                Run(HrvArguments.Read(parse), cancel);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(HrvRequest request, CancellationToken cancel)
    {
        (LoadedSeries loaded, HrvResult whole, HrvResult[] windows) = AnsiConsole.Profile.Capabilities.Interactive
            ? AnsiConsole.Progress().HideCompleted(true).Start(progress =>
            {
                ProgressTask task = progress.AddTask("hrv", maxValue: 1);
                task.IsIndeterminate = request.WindowSeconds is null;
                return HrvRun.Run(request, share => task.Value = share, cancel);
            })
            : HrvRun.Run(request, null, cancel);
        if (request.Json is { } json)
            File.WriteAllText(json, HrvJson.Format(loaded, whole, windows, request.Options));
        if (request.Csv is { } csv)
            File.WriteAllText(csv, HrvCsv.Format(windows.Length > 0 ? windows : [whole]));
        if (request.Plot is { } plot)
            HrvFigure.Write(plot, loaded, whole);
        AnsiConsole.WriteLine(HrvTable.Opening(loaded, whole));
        AnsiConsole.Write(windows.Length > 0 ? WindowsTable.Make(windows) : HrvTable.Make(whole));
    }
}
