using HrvXkd.Core;
using HrvXkd.Wfdb;

namespace HrvXkd.Data.Sources;

/// <summary>Recorded cohorts: a folder of WFDB records with index.csv.</summary>
internal static class WfdbFolderCohort
{
    private const int LowestRateHz = 100;
    private const int HighestRateHz = 1000;

    public static Cohort Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder}: no such folder, expected WFDB records and {IndexFile.Name}");
        string index = Path.Combine(folder, IndexFile.Name);
        if (!File.Exists(index))
            throw new FileNotFoundException($"{folder}: no {IndexFile.Name}, expected one with the columns record, group, hypertensive");
        List<IndexEntry> entries = IndexFile.Read(index);
        Recording[] recordings = entries.Select(entry => OpenRecord(folder, index, entry)).ToArray();
        return new Cohort(Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)), false, WindowProfile.Short(), recordings);
    }

    private static Recording OpenRecord(string folder, string index, IndexEntry entry)
    {
        string path = Path.Combine(folder, entry.Record);
        if (!File.Exists(path + ".hea"))
            throw new FileNotFoundException($"{index} line {entry.Line}: record '{entry.Record}' has no file {path}.hea");
        using WfdbRecord record = WfdbRecord.Open(path);
        int signal = record.FindEcg();
        int rate = (int)record.SampleRateHz;
        if (rate != record.SampleRateHz || rate is < LowestRateHz or > HighestRateHz)
            throw new FormatException(FormattableString.Invariant(
                $"{path}.hea: {record.SampleRateHz} samples per second, expected a whole number in {LowestRateHz}..{HighestRateHz}"));
        return new Recording(entry.Record, entry.Group, entry.Hypertensive) { Ecg = new EcgSignal(rate, CountsPerMilliVolt(path, record.Signals[signal]), Reader) };

        IEcgReader Reader() => new WfdbEcgReader(WfdbRecord.Open(path), signal);
    }

    private static int CountsPerMilliVolt(string path, WfdbSignal signal)
    {
        double gain = signal.Units.ToUpperInvariant() switch
        {
            "MV" or "" => signal.Gain,
            "UV" => signal.Gain * 1000,
            "V" => signal.Gain / 1000,
            _ => throw new FormatException($"{path}.hea: the ECG is in {signal.Units}, expected mV, uV or V")
        };
        double rounded = Math.Round(gain);
        return rounded is >= 1 and <= int.MaxValue
            ? (int)rounded
            : throw new FormatException(FormattableString.Invariant($"{path}.hea: {gain} counts per mV, expected 1 or more"));
    }
}
