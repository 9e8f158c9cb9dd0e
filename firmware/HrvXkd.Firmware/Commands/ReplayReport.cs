using System.Globalization;
using HrvXkd.Core;
using HrvXkd.Firmware.Replay;

namespace HrvXkd.Firmware.Commands;

/// <summary>A replay as text for a person.</summary>
internal static class ReplayReport
{
    private const int MostWindows = 24;
    private const double Q16 = 65536;
    private static readonly string[] Headings =
        ["HR", "lnSDNN", "lnRMSSD", "pNN50", "lnVLF", "lnLF", "lnHF", "LF/(LF+HF)", "SampEn", "DFA a1", "SD1/SD2", "resp"];

    /// <summary>Writes it.</summary>
    /// <param name="to">Receives the text.</param>
    /// <param name="summary">The replay.</param>
    /// <param name="beats">True to list every beat.</param>
    public static void Write(TextWriter to, ReplaySummary summary, bool beats)
    {
        ReplayResult result = summary.Result;
        to.WriteLine(Text($"{summary.Record}, lead {summary.Lead}, {summary.Seconds:0.0} s, through a simulated ADS1292 at {result.ChipRateHz} samples per second"));
        to.WriteLine(Text($"frames {result.Frames}   gaps {result.Gaps}   allocated after start {result.AllocatedBytes} bytes"));
        to.WriteLine(Text($"beats {result.BeatSeconds.Count}   heart rate {(summary.HeartRate is double rate ? Text($"{rate:0.0} per minute (median)") : "not known")}"));
        if (summary.Score is { } score)
        {
            to.WriteLine(Text($"annotated beats {score.TruePositives + score.FalseNegatives}   found {score.TruePositives}   missed {score.FalseNegatives}   false {score.FalsePositives}"));
            to.WriteLine(Text($"sensitivity {100 * score.Sensitivity:0.00} %   precision {100 * score.Precision:0.00} %   (150 ms)   jitter {score.JitterMs:0.0} ms"));
        }

        to.WriteLine();
        WriteWindows(to, summary);
        to.WriteLine();
        WriteRisk(to, summary);
        if (beats)
            WriteBeats(to, result.BeatSeconds);
    }

    private static void WriteWindows(TextWriter to, ReplaySummary summary)
    {
        IReadOnlyList<ReplayWindow> windows = summary.Result.Windows;
        if (windows.Count == 0)
        {
            to.WriteLine($"The record is shorter than one window of profile {summary.Profile}.");
            return;
        }

        int first = Math.Max(0, windows.Count - MostWindows);
        string earlier = first > 0 ? $", the last {MostWindows} of {windows.Count} (all with --json)" : "";
        to.WriteLine($"Windows of profile {summary.Profile}{earlier}:");
        to.WriteLine($"{"#",4} {"start s",8} {"quality",7}{string.Concat(Headings.Select(name => $" {name,10}"))} {"risk",6}");
        foreach (ReplayWindow window in windows.Skip(first))
        {
            string values = window.Valid
                ? string.Concat(window.FeaturesQ16.Select(value => Text($" {value / Q16,10:0.000}")))
                : $" {"masked",10}".PadRight(Sequence.Features * 11);
            string risk = window.Risk is double value ? Text($"{value:0.000}") : "-";
            to.WriteLine(Text($"{window.Index,4} {(long)window.Index * summary.StrideSeconds,8} {window.Quality,7}{values} {risk,6}"));
        }
    }

    private static void WriteRisk(TextWriter to, ReplaySummary summary)
    {
        if (summary.Newest is { Risk: double risk } newest)
            to.WriteLine(Text($"Risk {risk:0.000}, from the {Sequence.Windows} windows up to window {newest.Index} (quality {newest.Quality} of 100)."));
        else
            to.WriteLine($"No risk: it needs the newest and at least {Sequence.MinimumValid} of {Sequence.Windows} windows in good quality.");
        to.WriteLine($"{summary.Model.Origin} {ReplaySummary.Disclaimer}");
    }

    private static void WriteBeats(TextWriter to, IReadOnlyList<double> beats)
    {
        to.WriteLine();
        to.WriteLine("Beats, seconds since the first sample:");
        foreach (double seconds in beats)
            to.WriteLine(Text($"{seconds:0.0000}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
