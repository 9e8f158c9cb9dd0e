// Each case through both builds. First those of the program for boards, in its order and under its names; then the golden series and the records.
extern alias nano;
using System.Globalization;
using HrvXkd.CommandLine;
using HrvXkd.Proof;
using HrvXkd.Wfdb;
using NanoCases = nano::HrvXkd.Proof.ProofCases;
using NanoHash = nano::HrvXkd.Proof.ProofHash;

namespace HrvXkd.NanoProof;

/// <summary>The cases.</summary>
internal sealed class Cases
{
    private const double TicksPerMs = 9;

    private readonly ProofCases _desktop = new();
    private readonly NanoCases _nano = new();

    /// <summary>Those that a board runs, too.</summary>
    /// <param name="vectors">Random vectors in the last case, 10,000 or more.</param>
    public IEnumerable<Outcome> OfBoard(int vectors)
    {
        yield return new Outcome("known answer", ProofCases.KnownAnswer() ? "ok" : "FAIL", NanoCases.KnownAnswer() ? "ok" : "FAIL");
        yield return Compare("random intervals short", _desktop.RandomIntervals(400, false), _nano.RandomIntervals(400, false));
        yield return Compare("random intervals holter", _desktop.RandomIntervals(1200, true), _nano.RandomIntervals(1200, true));
        yield return Vectors(100);
        foreach ((string name, int rate, int seconds, int noise) in new[] { ("125 Hz", 125, 180, 20), ("250 Hz", 250, 180, 20), ("360 Hz noisy", 360, 180, 200), ("500 Hz", 500, 300, 40) })
            yield return Compare($"synthetic {name}", _desktop.Synthetic(rate, seconds, noise), _nano.Synthetic(rate, seconds, noise));
        for (int count = 1000; count < vectors; count *= 10)
            yield return Vectors(count);
        yield return Vectors(vectors);
    }

    /// <summary>Interval lists, rr_*.csv with a heading and one interval in ms a line.</summary>
    /// <param name="folder">Folder.</param>
    public IEnumerable<Outcome> OfSeries(string folder)
    {
        foreach (string path in Files(folder, "rr_*.csv"))
        {
            int[] ticks = [.. File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select((line, index) => Ticks(path, index, line))];
            foreach (bool holter in new[] { false, true })
                yield return Compare($"{Path.GetFileNameWithoutExtension(path)} {Windows(holter)}", _desktop.Intervals(ticks, holter), _nano.Intervals(ticks, holter));
        }
    }

    /// <summary>The first ECG lead of WFDB records.</summary>
    /// <param name="folder">Folder.</param>
    public IEnumerable<Outcome> OfRecords(string folder)
    {
        foreach (string path in Files(folder, "*.hea"))
        {
            using WfdbRecord record = WfdbRecord.Open(path);
            int lead = record.FindEcg();
            if (lead < 0)
                throw new UsageException($"{path}: no ECG among {string.Join(", ", record.Signals.Select(signal => signal.Description))}");
            int[] samples = Array.ConvertAll(record.ReadAll(lead), sample => sample == WfdbRecord.Missing ? 0 : sample);
            int rate = (int)Math.Round(record.SampleRateHz);
            int gain = (int)Math.Round(record.Signals[lead].CountsPerMilliVolt);
            foreach (bool holter in new[] { false, true })
                yield return Compare($"{Path.GetFileNameWithoutExtension(path)} {Windows(holter)}", _desktop.Signal(samples, rate, gain, holter), _nano.Signal(samples, rate, gain, holter));
        }
    }

    private Outcome Vectors(int count) => Compare(FormattableString.Invariant($"random vectors {count}"), _desktop.Vectors(count), _nano.Vectors(count));

    private static Outcome Compare(string name, ProofHash desktop, NanoHash nano) => new(
        name, FormattableString.Invariant($"{desktop.First} {desktop.Second}"), FormattableString.Invariant($"{nano.First} {nano.Second}"));

    private static string Windows(bool holter) => holter ? "holter" : "short";

    private static int Ticks(string path, int index, string line) =>
        double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out double ms) && ms is > 0 and < 100_000
            ? (int)Math.Round(ms * TicksPerMs)
            : throw new UsageException(FormattableString.Invariant($"{path}, line {index + 2}: '{line}' is no interval; expected 0..100000 ms"));

    private static string[] Files(string folder, string pattern)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : throw new UsageException($"{folder}: no such folder");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0 ? files : throw new UsageException($"{folder}: no {pattern}");
    }
}
