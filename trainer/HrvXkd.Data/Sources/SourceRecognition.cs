using CsvHelper;

namespace HrvXkd.Data.Sources;

/// <summary>Tells the kind of a source from its files. What could be two kinds is refused, so that nobody trains on the wrong one.</summary>
internal static class SourceRecognition
{
    private const int LargestLine = 1 << 20;

    public static SourceKind Recognise(string folder)
    {
        List<(SourceKind Kind, string Sign)> signs = [.. Signs(folder)];
        if (signs.Count == 1)
            return signs[0].Kind;
        string choose = $"say which by --source KIND ({string.Join(", ", SourceKinds.Names)})";
        throw new FormatException(signs.Count == 0
            ? $"{folder}: no recordings of a kind that is known; {choose}"
            : $"{folder}: {string.Join(" and ", signs.Select(sign => $"{sign.Sign} is of kind {SourceKinds.Name(sign.Kind)}"))}; {choose}");
    }

    private static IEnumerable<(SourceKind Kind, string Sign)> Signs(string folder)
    {
        bool isIndexed = File.Exists(Path.Combine(folder, IndexFile.Name));
        if (isIndexed)
            yield return OfIndex(folder);
        if (Directory.EnumerateFiles(folder, VitalDbArrhythmia.Prefix + "*.csv").Any())
        {
            yield return (SourceKind.VitalDbArrhythmia, VitalDbArrhythmia.Prefix + "*.csv");
            yield break;
        }

        bool isMimic3 = MimicLayout.Fits(folder, SourceKind.Mimic3), isMimic4 = MimicLayout.Fits(folder, SourceKind.Mimic4);
        if (isMimic3)
            yield return (SourceKind.Mimic3, "p00/");
        if (isMimic4)
            yield return (SourceKind.Mimic4, "p000/");
        if (isMimic3 || isMimic4 || isIndexed)
            yield break;
        string? record = RecordTree.Find(folder) is [string first, ..] ? first : null;
        if (record is not null)
            yield return (OfRecord(folder, record), RecordTree.FileOf(record));
        if (RrListFolder.Find(folder) is [string list, ..])
            yield return (SourceKind.RrLists, list);
    }

    private static SourceKind OfRecord(string folder, string record) =>
        DeviceRecordings.IsMarked(Path.Combine(folder, RecordTree.FileOf(record))) ? SourceKind.Device : SourceKind.Wfdb;

    private static (SourceKind Kind, string Sign) OfIndex(string folder)
    {
        string index = Path.Combine(folder, IndexFile.Name);
        string[] headers = HeadersOf(index);
        if (headers.Contains("part") && headers.Contains("sbp_median"))
            return (SourceKind.UciCuffless, IndexFile.Name);
        string first = Path.Combine(folder, IndexFile.Read(index, false)[0].Record);
        bool isList = File.Exists(first) && RecordTree.FileOf(first) != first;
        return (isList ? SourceKind.RrLists : SourceKind.Wfdb, IndexFile.Name);
    }

    private static string[] HeadersOf(string index)
    {
        try
        {
            using CsvReader csv = Table.Open(index, LargestLine);
            csv.ReadHeader();
            return [.. csv.Headers];
        }
        catch (CsvFormatException fault)
        {
            throw new FormatException($"{index} line {fault.LineNumber}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }
}
