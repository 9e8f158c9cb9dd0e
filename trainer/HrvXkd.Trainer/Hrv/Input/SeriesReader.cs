using HrvXkd.CommandLine;
using HrvXkd.Data.RrLists;

namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>Reads intervals of any kind of input.</summary>
internal static class SeriesReader
{
    private const string HeaderExtension = ".hea";

    /// <summary>Reads.</summary>
    /// <param name="options">What to read.</param>
    /// <param name="cancel">Stops the search for beats.</param>
    /// <returns>One interval at least.</returns>
    /// <exception cref="FormatException">The file is missing or wrong, or an option does not suit it.</exception>
    public static LoadedSeries Read(InputOptions options, CancellationToken cancel)
    {
        string path = options.Path;
        string record = path.EndsWith(HeaderExtension, StringComparison.Ordinal) ? path[..^HeaderExtension.Length] : path;
        bool isRecord = File.Exists(record + HeaderExtension);
        if (!isRecord && Directory.Exists(path))
            throw new UsageException($"{path}: a folder; name an RR list or a WFDB record");
        if (!isRecord && !File.Exists(path))
            throw new UsageException($"{path}: no such file, and no WFDB record of this name ({record}{HeaderExtension}); name an RR list or a record");
        RefuseOtherOptions(options, isRecord);
        LoadedSeries loaded = !isRecord ? OfList(options)
            : options.Annotator is { } annotator ? AnnotatedRecord.Read(record, annotator, options.NormalBeats)
            : EcgRecord.Read(record, options.Lead, cancel);
        IntervalSeries series = Plausible.Only(loaded.Series);
        if (options.CleanPercent is { } percent)
            series = KarlssonRule.Apply(series, percent);
        return series.Count > 0
            ? loaded with { Series = series }
            : throw new UsageException($"{path}: no interval is left of {loaded.Series.Count + loaded.Series.Dropped.Count}; {loaded.How}");
    }

    private static LoadedSeries OfList(InputOptions options)
    {
        RrListContent list = RrList.Read(options.Path, new RrListOptions(options.Unit, options.SampleRateHz, options.Column, options.IsTimes));
        return new LoadedSeries(new IntervalSeries(list.UnitsPerSecond, list.Start, list.Length, []), Path.GetFileName(options.Path), "rr_list", list.How);
    }

    private static string? OptionOfLists(InputOptions options) =>
        options.Unit != ListUnit.Auto ? "--unit"
        : options.Column is not null ? "--column"
        : options.IsTimes is not null ? "--times and --intervals"
        : null;

    private static void RefuseOtherOptions(InputOptions options, bool isRecord)
    {
        string? wrong = isRecord ? OptionOfLists(options) : options.Annotator is not null ? "--annotator" : options.Lead is not null ? "--lead" : null;
        if (wrong is not null)
            throw new UsageException($"{wrong}: does not apply to {options.Path}, which is {(isRecord ? "a WFDB record" : "a list of intervals or beat times")}");
        if (options.Annotator is not null && options.Lead is not null)
            throw new UsageException("--lead finds beats in the ECG and --annotator reads them from a file; give one of the two");
    }
}
