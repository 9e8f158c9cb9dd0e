// Chooses lead and pressure of a WFDB record by name. The analyzer takes whole rates: MIMIC-IV's 249.89 Hz is read as 250 Hz, and the
// pressure's rate is stretched by the same share, so that both keep one time base.
using HrvXkd.Wfdb;

namespace HrvXkd.Data.Sources;

/// <summary>What a WFDB record offers to a cohort, from its headers alone.</summary>
/// <param name="Ecg">The lead.</param>
/// <param name="Pressure">The arterial pressure, or null.</param>
/// <param name="Seconds">Length, seconds.</param>
/// <param name="Comments">Comment lines of the header.</param>
internal sealed record RecordSignals(EcgSignal Ecg, PressureSignal? Pressure, double Seconds, IReadOnlyList<string> Comments)
{
    private const int LowestRateHz = 100;
    private const int HighestRateHz = 1000;
    private const double LargestRateError = 0.001;
    private const double MmHgPerKiloPascal = 7.50062;

    /// <summary>Reads the headers.</summary>
    /// <param name="path">Path of the record without extension.</param>
    /// <param name="options">Names of the signals.</param>
    /// <param name="preferred">Names of the lead to prefer where the options name none; any ECG lead does in their absence.</param>
    /// <exception cref="FormatException">A header is wrong, or there is no such lead; one line.</exception>
    public static RecordSignals Read(string path, SourceOptions options, IReadOnlyList<string>? preferred = null)
    {
        using WfdbRecord record = WfdbRecord.Open(path);
        int lead = FindLead(path, record, options, preferred ?? []);
        WfdbSignal signal = record.Signals[lead];
        double exact = record.SampleRateHz * signal.SamplesPerFrame;
        int rate = WholeRate(path, exact);
        EcgSignal ecg = new(rate, CountsPerMilliVolt(path, signal), () => new WfdbEcgReader(path, lead)) { Name = signal.Description };
        GarbageLimit.Hold();
        return new RecordSignals(ecg, FindPressure(path, record, options, rate / exact), record.SampleCount / record.SampleRateHz, [.. record.Comments]);
    }

    private static int FindLead(string path, WfdbRecord record, SourceOptions options, IReadOnlyList<string> preferred)
    {
        foreach (string name in options.EcgNames ?? preferred)
            if (record.Find(name) is >= 0 and int found)
                return found;
        if (options.EcgNames is null)
            return record.FindEcg();
        string held = string.Join(", ", record.Signals.Take(12).Select(signal => signal.Description));
        throw new FormatException($"{RecordTree.FileOf(path)}: no lead {string.Join(" or ", options.EcgNames)}, found {held}");
    }

    private static PressureSignal? FindPressure(string path, WfdbRecord record, SourceOptions options, double stretch)
    {
        foreach (string name in options.PressureNames)
        {
            int found = record.Find(name);
            double mmHg = found < 0 ? 0 : MmHgPerUnit(record.Signals[found].Units);
            if (mmHg <= 0)
                continue;
            double rate = record.SampleRateHz * record.Signals[found].SamplesPerFrame * stretch;
            return new PressureSignal(record.Signals[found].Description, rate, () => new WfdbPressureReader(path, found, mmHg));
        }

        return null;
    }

    private static double MmHgPerUnit(string unit) =>
        unit.Equals("mmHg", StringComparison.OrdinalIgnoreCase) ? 1 : unit.Equals("kPa", StringComparison.OrdinalIgnoreCase) ? MmHgPerKiloPascal : 0;

    private static int WholeRate(string path, double exact)
    {
        double rate = Math.Round(exact);
        return Math.Abs(rate - exact) <= LargestRateError * exact && rate is >= LowestRateHz and <= HighestRateHz
            ? (int)rate
            : throw new FormatException(FormattableString.Invariant(
                $"{RecordTree.FileOf(path)}: {exact} samples per second, expected a whole number in {LowestRateHz}..{HighestRateHz}"));
    }

    private static int CountsPerMilliVolt(string path, WfdbSignal signal)
    {
        double gain = Math.Abs(Gain(path, signal));
        double rounded = Math.Round(gain);
        return rounded is >= 1 and <= int.MaxValue
            ? (int)rounded
            : throw new FormatException(FormattableString.Invariant($"{RecordTree.FileOf(path)}: {gain} counts per mV, expected 1 or more"));
    }

    private static double Gain(string path, WfdbSignal signal)
    {
        try
        {
            return signal.CountsPerMilliVolt;
        }
        catch (WfdbException fault)
        {
            throw new FormatException($"{RecordTree.FileOf(path)}: {fault.Message}", fault);
        }
    }
}
