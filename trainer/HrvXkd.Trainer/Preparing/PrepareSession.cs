using System.Diagnostics;
using HrvXkd.Data;
using HrvXkd.Data.Datasets;
using HrvXkd.Html;
using HrvXkd.Trainer.Running;
using Spectre.Console;

namespace HrvXkd.Trainer.Preparing;

/// <summary>Makes shards and joins them, and says what came of it.</summary>
/// <param name="isStrict">No data set while a recording cannot be read.</param>
/// <param name="json">File for the figures, or null.</param>
/// <param name="check">Table of medians to compare with, or null.</param>
internal sealed class PrepareSession(bool isStrict, string? json, string? check)
{
    private const int BadShown = 20;

    /// <summary>Prints how many recordings there are.</summary>
    public static int Count(DatasetOptions options)
    {
        Console.WriteLine(DatasetBuild.Open(options).Recordings.Count);
        return 0;
    }

    /// <summary>Makes a shard; the only shard of all is joined as well.</summary>
    public int Make(DatasetOptions options, CancellationToken cancel)
    {
        Cohort cohort = DatasetBuild.Open(options);
        if (cohort.Recordings.Count == 0 && options.Shards == 1)
            throw new FormatException($"{options.Source}: no recordings that can be used, {cohort.Skipped.Count} left out"
                + (cohort.Skipped.Count > 0 ? $", the first: {cohort.Skipped[0].Id}: {cohort.Skipped[0].Reason}" : ""));
        Console.WriteLine(Notice.Of(cohort));
        WarnOfGroups(cohort);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        DatasetFigures figures = RunProgress.Stage("Read, find beats and pulses, compute windows", report =>
            DatasetBuild.Run(cohort, options, (done, all) => report((double)done / all, $"{done}/{all}"), cancel));
        bool joins = options.Shards == 1 && !(isStrict && figures.Bad.Count > 0);
        int code = joins ? Merge(options.OutFolder, 1) : Close(figures.Bad);
        double cpu = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        FigureReport.Write(figures, cpu, Stopwatch.GetElapsedTime(start).TotalSeconds, json);
        if (joins && check is not null)
            PressureCheck.Run(cohort, check, options, cancel);
        return code;
    }

    /// <summary>Joins shards.</summary>
    public int Merge(string folder, int? shards)
    {
        DatasetSummary summary = DatasetMerge.Run(folder, shards);
        string card = Path.Combine(folder, "card.html");
        try
        {
            File.WriteAllText(card, DataCard.ToHtml(summary));
        }
        catch (IOException fault)
        {
            throw new OutputException(card, fault);
        }

        AnsiConsole.WriteLine(Numbers.Plain(
            $"{Numbers.Count(summary.Records, "recording")} of {Numbers.Count(summary.Groups.Count, "group")}, {Numbers.Count(summary.Windows, "window")} ({Numbers.Count(summary.Valid)} valid)"));
        foreach (LabelBalance label in summary.Labels)
            AnsiConsole.WriteLine(Numbers.Plain($"{label.Name,-12} 1: {Numbers.Count(label.Positive)}, 0: {Numbers.Count(label.Negative)}, unknown: {Numbers.Count(label.Unknown)}"));
        Console.WriteLine($"Table: {Path.Combine(folder, WindowTable.FileName)}");
        Console.WriteLine($"Card:  {card}");
        return Close(summary.Bad);
    }

    private static void WarnOfGroups(Cohort cohort)
    {
        int without = cohort.Recordings.Count(recording => recording.Group is null);
        if (without > 0)
            Console.Error.WriteLine($"warning: {without} of {cohort.Recordings.Count} recordings name no subject and stand for one each; if two are of one person, every score made of this data set is too good");
    }

    private static int Close(IReadOnlyList<SkippedRecording> bad)
    {
        foreach (SkippedRecording one in bad.Take(BadShown))
            Console.Error.WriteLine($"bad: {one.Id}: {one.Reason}");
        if (bad.Count > 0)
            Console.Error.WriteLine($"error: {Numbers.Count(bad.Count, "recording")} cannot be read and {(bad.Count == 1 ? "is" : "are")} left out");
        return bad.Count > 0 ? 1 : 0;
    }
}
