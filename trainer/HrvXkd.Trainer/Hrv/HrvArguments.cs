using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Data.RrLists;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Hrv.Metrics;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Hrv;

/// <summary>Arguments of the hrv command, and what they mean.</summary>
internal static class HrvArguments
{
    private const string AllBeats = "all";
    private const double LongestSeconds = 30 * 24 * 3600;

    /// <summary>Prints the definitions instead.</summary>
    public static readonly Option<bool> Definitions = new("--definitions") { Description = "Print every metric with key, unit, definition and source." };

    private static readonly Argument<string?> Input = new("INPUT")
    {
        Description = "RR list (text or CSV: intervals or beat times), or a WFDB record, with or without .hea.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Annotator = Text(
        "--annotator", "Record: take the beats of this annotation file, such as atr. Default: find them in the ECG.");
    private static readonly Option<string?> Beats = Text(
        "--beats", "With --annotator: labels of the beats that bound an interval, such as N or NLR, or all. Default: N.");
    private static readonly Option<int?> Lead = new("--lead")
    {
        Description = "Record: signal to find beats in, 1 is the first. Default: the first ECG lead.",
    };

    private static readonly Option<string> Unit = With("--unit", "List: ms, s, samples, or auto: by the column's name, else by the median.", "auto");
    private static readonly Option<double?> Rate = Number("--rate", "List: samples per second, with --unit samples.");
    private static readonly Option<string?> Column = Text("--column", "List: number or name of the column.");
    private static readonly Option<bool> Times = new("--times") { Description = "List: the numbers are beat times. Default: if each is above the last." };
    private static readonly Option<bool> Intervals = new("--intervals") { Description = "List: the numbers are intervals." };
    private static readonly Option<double?> Clean = Number(
        "--clean", "Leave out intervals further from the mean of both neighbours, percent (Karlsson 2012: 20). Default: none is left out.");
    private static readonly Option<double?> From = Number("--from", "Start of the span, seconds.");
    private static readonly Option<double?> To = Number("--to", "End of the span, seconds.");
    private static readonly Option<double?> Window = Number("--window", "Length of windows, seconds: a row for each. Default: the whole span as one.");
    private static readonly Option<double?> Stride = Number("--stride", "Start of a window to start of the next, seconds. Default: the length.");
    private static readonly Option<int> Segment = With("--welch-segment", "Welch: samples in a segment.", 1024);
    private static readonly Option<int> Overlap = With("--overlap", "Welch: overlap of the segments, percent.", 50);
    private static readonly Option<double> Resample = With("--resample", "Welch: rate of the tachogram, Hz.", 4.0);
    private static readonly Option<string> Interpolation = With("--interpolation", "Welch: cubic (not-a-knot spline) or linear.", "cubic");
    private static readonly Option<string> Trend = With(
        "--detrend", "Welch: none (the mean only), linear, or smoothness (priors, Tarvainen 2002).", "none");
    private static readonly Option<double> Lambda = With("--lambda", "Smoothness of --detrend smoothness.", 500.0);
    private static readonly Option<int> Oversampling = With("--lomb-oversampling", "Lomb: frequencies in 1 / duration.", 4);
    private static readonly Option<int> M = With("--entropy-m", "SampEn, ApEn, MSE: length of a template.", 2);
    private static readonly Option<double> R = With("--entropy-r", "SampEn, ApEn, MSE: tolerance, share of SDNN.", 0.2);
    private static readonly Option<int> Scales = With("--mse-scales", "MSE: number of scales.", 5);
    private static readonly Option<string> DfaShort = With("--dfa1", "DFA alpha 1: window lengths LOW:HIGH, beats.", "4:16");
    private static readonly Option<string> DfaLong = With("--dfa2", "DFA alpha 2: window lengths LOW:HIGH, beats.", "17:64");
    private static readonly Option<string?> Json = Text("--json", "File for the metrics as JSON; windows under per_window.");
    private static readonly Option<string?> Csv = Text("--csv", "File for the metrics as CSV: a row, or a row for each window.");
    private static readonly Option<string?> Plot = Text("--plot", "File for tachogram, spectrum and Poincare plot, .svg.");

    /// <summary>Adds all arguments to the command.</summary>
    public static void AddTo(Command command)
    {
        command.Arguments.Add(Input);
        foreach (Option option in (Option[])
            [Annotator, Beats, Lead, Unit, Rate, Column, Times, Intervals, Clean, From, To, Window, Stride, Segment, Overlap, Resample, Interpolation, Trend,
                Lambda, Oversampling, M, R, Scales, DfaShort, DfaLong, Json, Csv, Plot, Definitions])
            command.Options.Add(option);
    }

    /// <summary>Reads and checks the arguments.</summary>
    /// <exception cref="UsageException">One is wrong.</exception>
    public static HrvRequest Read(ParseResult parse)
    {
        Limits check = new(parse);
        double? window = check.Optional(Window, 1, LongestSeconds), stride = check.Optional(Stride, 1, LongestSeconds);
        if (stride is not null && window is null)
            throw new UsageException("--stride needs --window, the length of the windows in seconds");
        double? from = check.Optional(From, 0, LongestSeconds), to = check.Optional(To, 0, LongestSeconds);
        if (to <= from)
            throw new UsageException(FormattableString.Invariant($"--to {to} is not after --from {from}"));
        return new HrvRequest(
            InputOf(parse, check), OptionsOf(parse, check), from, to, window, stride ?? window ?? 0, check.File(Json), check.File(Csv), check.File(Plot));
    }

    private static InputOptions InputOf(ParseResult parse, Limits check)
    {
        if (parse.GetValue(Input) is not { } path)
            throw new UsageException("no INPUT: name an RR list or a WFDB record. See --help");
        ListUnit unit = Enum.Parse<ListUnit>(check.OneOf(Unit, "auto", "ms", "s", "samples"), ignoreCase: true);
        double? rate = check.Optional(Rate, 1, 100_000);
        if (unit == ListUnit.Samples != rate is not null)
            throw new UsageException("--unit samples and --rate, the samples per second, go together");
        if (parse.GetValue(Times) && parse.GetValue(Intervals))
            throw new UsageException("--times and --intervals: give one of the two");
        string? beats = parse.GetValue(Beats);
        if (beats is not null && parse.GetValue(Annotator) is null)
            throw new UsageException("--beats needs --annotator, the annotation file of a record");
        return new InputOptions(
            path,
            unit,
            rate,
            parse.GetValue(Column),
            parse.GetValue(Times) ? true : parse.GetValue(Intervals) ? false : null,
            parse.GetValue(Annotator),
            beats == AllBeats ? null : Labels(beats ?? "N"),
            check.Optional(Lead, 1, int.MaxValue),
            check.Optional(Clean, 1, 100));
    }

    private static string Labels(string labels)
    {
        string known = string.Concat(Enumerable.Range(1, AnnotationCode.Largest).Where(AnnotationCode.IsBeat).Select(AnnotationCode.Mnemonic));
        return labels.Length > 0 && labels.All(label => known.Contains(label, StringComparison.Ordinal))
            ? labels
            : throw new UsageException($"--beats {labels}: expected {AllBeats}, or some of the beat labels {known}");
    }

    private static HrvOptions OptionsOf(ParseResult parse, Limits check) => new()
    {
        WelchSegment = check.Within(Segment, 16, 1 << 20),
        WelchOverlapPercent = check.Within(Overlap, 0, 90),
        ResampleHz = check.Within(Resample, 1.0, 20.0),
        IsLinear = check.OneOf(Interpolation, "cubic", "linear") == "linear",
        Detrend = Enum.Parse<Detrend>(check.OneOf(Trend, "none", "linear", "smoothness"), ignoreCase: true),
        SmoothnessLambda = check.Within(Lambda, 1e-3, 1e6),
        LombOversampling = check.Within(Oversampling, 1, 16),
        EntropyLength = check.Within(M, 1, 5),
        EntropyTolerance = check.Within(R, 0.01, 1.0),
        EntropyScales = check.Within(Scales, 1, 20),
        DfaShort = check.Pair(DfaShort, 3, 100_000),
        DfaLong = check.Pair(DfaLong, 3, 100_000),
    };

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };

    private static Option<double?> Number(string name, string description) => new(name) { Description = description };

    private static Option<T> With<T>(string name, string description, T standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };
}
