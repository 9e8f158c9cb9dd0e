// Each fold is a process of its own, as many at a time as there are processors: a crash of native code or a kill costs one fold, memory
// goes back to the system, and what is finished stays in the folder of folds for the next run.

using System.Diagnostics;
using System.Globalization;
using HrvXkd.Data;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;
using HrvXkd.Trainer.Training.Rows;

namespace HrvXkd.Trainer.Running;

/// <summary>Trains folds in processes.</summary>
internal static class FoldProcesses
{
    private const string MemoryFile = "memory.csv";

    /// <summary>Trains what is not there yet and joins all folds.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="plan">How.</param>
    /// <param name="folder">Out folder, with windows and configuration.</param>
    /// <param name="cancel">Stops the work and its processes.</param>
    /// <exception cref="InvalidOperationException">A process failed.</exception>
    public static ExperimentResult Run(SequenceSet data, TrainingPlan plan, string folder, CancellationToken cancel)
    {
        int[] foldOf = Experiment.Folds(data, plan);
        string hash = DataHash.Of(data);
        Directory.CreateDirectory(Path.Combine(folder, RunFiles.FoldFolder));
        FoldOutcome?[] outcomes = [.. Enumerable.Range(0, plan.Folds).Select(fold => Read(folder, hash, plan, fold))];
        int[] open = [.. Enumerable.Range(0, plan.Folds).Where(fold => outcomes[fold] is null)];
        if (open.Length < plan.Folds)
            Console.WriteLine($"{plan.Folds - open.Length} of {plan.Folds} folds are there from an earlier run");
        MemoryLog memory = new();
        RunProgress.Stages([.. open.Select(fold => $"Fold {fold + 1} of {plan.Folds}")], report =>
            FoldLoop.Run(open.Length, 0, i => Train(folder, open[i], memory, (share, what) => report(i, share, what), cancel), cancel));
        if (open.Length > 0)
            memory.Write(Path.Combine(folder, RunFiles.FoldFolder, MemoryFile));
        foreach (int fold in open)
            outcomes[fold] = Read(folder, hash, plan, fold) ?? throw new InvalidOperationException($"fold {fold}: its process left no result for these data");
        return Experiment.Collect(data, foldOf, outcomes!);
    }

    /// <summary>What a process of a fold does: trains it, tells its progress on the standard output, leaves its outcome.</summary>
    /// <param name="folder">Out folder of the run.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="cancel">Stops the work.</param>
    public static void Work(string folder, int fold, CancellationToken cancel)
    {
        TrainingPlan plan = PlanFile.Read(Path.Combine(folder, RunFiles.Config));
        SequenceSet data = SequenceSet.From(WindowTable.Read(Path.Combine(folder, RunFiles.Windows)));
        Relay<(double Share, string What)> progress = new(step => Console.WriteLine(FormattableString.Invariant($"{step.Share:F4} {step.What}")));
        FoldOutcome outcome = FoldWork.Execute(data, Experiment.Folds(data, plan), fold, plan, progress, cancel);
        FoldFile.Write(PathOf(folder, fold), FoldFile.KeyOf(DataHash.Of(data), plan, fold), outcome);
    }

    private static FoldOutcome? Read(string folder, string hash, TrainingPlan plan, int fold) =>
        FoldFile.TryRead(PathOf(folder, fold), FoldFile.KeyOf(hash, plan, fold));

    private static string PathOf(string folder, int fold) =>
        Path.Combine(folder, RunFiles.FoldFolder, $"fold-{fold.ToString(CultureInfo.InvariantCulture)}.json");

    private static void Train(string folder, int fold, MemoryLog memory, Action<double, string> report, CancellationToken cancel)
    {
        using Process process = Start(folder, fold);
        using CancellationTokenRegistration stop = cancel.Register(() => process.Kill());
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (process.StandardOutput.ReadLine() is string line)
            if (line.IndexOf(' ', StringComparison.Ordinal) is int space and > 0
                && double.TryParse(line.AsSpan(0, space), NumberStyles.Float, CultureInfo.InvariantCulture, out double share))
            {
                memory.Note(fold, line[(space + 1)..], process);
                report(share, line[(space + 1)..]);
            }

        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"fold {fold}: process ended with {process.ExitCode}: {errors.Result.Trim().ReplaceLineEndings(" ")}");
    }

    private static Process Start(string folder, int fold)
    {
        string program = typeof(FoldProcesses).Assembly.Location;
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        ProcessStartInfo start = new(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { program, TrainFoldCommand.Name, "--out", folder, "--fold", fold.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException($"{host}: no process was started");
    }
}
