// The layouts of the MIMIC waveform databases as PhysioNet publishes them. The folder tells the subject; a record is the header that joins
// its segments, and what else lies beside it (numerics, segments) is not one.
using System.Text.RegularExpressions;
using HrvXkd.Core;

namespace HrvXkd.Data.Sources;

/// <summary>Reads a tree in the layout of the MIMIC-III matched subset or of the MIMIC-IV waveforms.</summary>
internal static partial class MimicLayout
{
    // II is recorded most and shows tall R waves.
    private static readonly string[] Leads = ["II", "MLII", "I", "III", "V", "MCL1", "MCL", "aVF", "aVR", "aVL"];

    /// <summary>Whether a folder has the layout's top folders.</summary>
    public static bool Fits(string folder, SourceKind kind) =>
        Directory.EnumerateDirectories(RootOf(folder, kind)).Any(path => TopOf(kind).IsMatch(Path.GetFileName(path)));

    /// <summary>Reads the headers of all records.</summary>
    public static Cohort Open(string folder, SourceKind kind, SourceOptions options)
    {
        string root = RootOf(folder, kind);
        Recording[] records = [.. Records(root, kind)];
        if (records.Length == 0)
            throw new FileNotFoundException($"{root}: no record of the layout {Example(kind)}");
        return WfdbSource.Collect(root, kind, options, Leads, records) with { Name = SourceFolder.NameOf(folder), Profile = WindowProfile.Holter() };
    }

    private static IEnumerable<Recording> Records(string root, SourceKind kind)
    {
        foreach (string top in Ordered(root).Where(path => TopOf(kind).IsMatch(Path.GetFileName(path))))
        {
            foreach (string subject in Ordered(top))
            {
                IEnumerable<string> headers = kind == SourceKind.Mimic3 ? Headers(subject) : Ordered(subject).SelectMany(Headers);
                foreach (string header in headers.Select(path => RecordTree.Relative(root, path)).Order(StringComparer.Ordinal))
                    if (RecordOf(kind).Match(header) is { Success: true } match)
                        yield return new Recording(header[..^RecordTree.HeaderEnding.Length], match.Groups["subject"].Value, null);
            }
        }
    }

    private static IEnumerable<string> Ordered(string folder) => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Headers(string folder) => Directory.EnumerateFiles(folder, "*" + RecordTree.HeaderEnding);

    // Within the database's own folder, or what was fetched of it.
    private static string RootOf(string folder, SourceKind kind)
    {
        string below = Path.Combine(folder, kind == SourceKind.Mimic3 ? "matched" : "waves");
        return Directory.Exists(below) ? below : folder;
    }

    private static Regex TopOf(SourceKind kind) => kind == SourceKind.Mimic3 ? Top3() : Top4();

    private static Regex RecordOf(SourceKind kind) => kind == SourceKind.Mimic3 ? Record3() : Record4();

    private static string Example(SourceKind kind) =>
        kind == SourceKind.Mimic3 ? "p00/p000020/p000020-2183-04-28-17-47.hea" : "p100/p10014354/81739927/81739927.hea";

    [GeneratedRegex("^p[0-9]{2}$")]
    private static partial Regex Top3();

    [GeneratedRegex("^p[0-9]{3}$")]
    private static partial Regex Top4();

    [GeneratedRegex(@"^p[0-9]{2}/(?<subject>p[0-9]{6})/\k<subject>-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{2}-[0-9]{2}\.hea$")]
    private static partial Regex Record3();

    [GeneratedRegex(@"^p[0-9]{3}/(?<subject>p[0-9]{8})/(?<record>[0-9]{8})/\k<record>\.hea$")]
    private static partial Regex Record4();
}
