// Headers of EDF, EDF+ and BDF files: ASCII fields of fixed width. Source: Kemp et al. 1992, Kemp & Olivan 2003; BioSemi for BDF.
using System.Globalization;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Edf;

/// <summary>The header of an EDF or BDF file.</summary>
internal sealed record EdfHeader
{
    private const int FixedBytes = 256;
    private const int SignalBytes = 256;
    private const int LargestHeader = FixedBytes + (Limits.Signals * SignalBytes);

    /// <summary>File name for messages.</summary>
    public required string File { get; init; }

    /// <summary>Bytes of a sample: 2 in EDF, 3 in BDF.</summary>
    public required int SampleBytes { get; init; }

    /// <summary>True where data records need not follow each other without a gap.</summary>
    public required bool IsDiscontinuous { get; init; }

    /// <summary>Who was recorded.</summary>
    public required string Patient { get; init; }

    /// <summary>What was recorded.</summary>
    public required string Recording { get; init; }

    /// <summary>Start, or null where the file gives no date and time.</summary>
    public required DateTime? Start { get; init; }

    /// <summary>Bytes before the first data record.</summary>
    public required long HeaderBytes { get; init; }

    /// <summary>Data records, or null where the file does not say.</summary>
    public required long? RecordCount { get; init; }

    /// <summary>Seconds of a data record; 0 only where there are annotations and nothing else.</summary>
    public required double RecordSeconds { get; init; }

    /// <summary>All signals, annotations among them.</summary>
    public required IReadOnlyList<EdfSignal> Signals { get; init; }

    /// <summary>Bytes of a data record.</summary>
    public long RecordBytes => RecordSamples * SampleBytes;

    /// <summary>Samples of all signals in a data record.</summary>
    public long RecordSamples => Signals.Count == 0 ? 0 : Signals[^1].First + Signals[^1].Samples;

    /// <summary>Reads a header.</summary>
    public static EdfHeader Read(RecordingFile file)
    {
        if (file.Length < FixedBytes)
            throw new WfdbException(Faults.Text($"{file.Name} holds {file.Length} bytes, expected an EDF header of {FixedBytes} or more"));
        EdfFields start = new(file.Name, file, 0, FixedBytes);
        int sampleBytes = start.Version();
        string patient = start.Text(80);
        string recording = start.Text(80);
        DateTime? begin = Begin(start.Text(8), start.Text(8));
        long stated = start.Integer("header bytes", 8, FixedBytes, LargestHeader);
        string kind = start.Text(44);
        long records = start.Integer("number of data records", 8, -1, 99_999_999);
        double seconds = start.Number("duration of a data record", 8);
        int count = (int)start.Integer("number of signals", 4, 0, Limits.Signals);
        long headerBytes = FixedBytes + (count * SignalBytes);
        if (stated != headerBytes)
            throw new WfdbException(Faults.Text($"{file.Name} byte 184: found {stated} header bytes, expected {headerBytes} for {count} signals"));
        if (file.Length < headerBytes)
            throw new WfdbException(Faults.Text($"{file.Name} holds {file.Length} bytes, expected a header of {headerBytes}: it is cut short"));
        IReadOnlyList<EdfSignal> signals = ReadSignals(new EdfFields(file.Name, file, FixedBytes, count * SignalBytes), count);
        if (seconds < 0 || (seconds == 0 && signals.Any(signal => !signal.IsAnnotations)))
            throw new WfdbException(Faults.Text($"{file.Name} byte 244: found data records of {seconds} s, expected more than 0"));
        return new EdfHeader
        {
            File = file.Name,
            SampleBytes = sampleBytes,
            IsDiscontinuous = kind.StartsWith("EDF+D", StringComparison.Ordinal) || kind.StartsWith("BDF+D", StringComparison.Ordinal),
            Patient = patient,
            Recording = recording,
            Start = begin,
            HeaderBytes = headerBytes,
            RecordCount = records < 0 ? null : records,
            RecordSeconds = seconds,
            Signals = signals,
        };
    }

    // The header holds each field of all signals before the next field.
    private static List<EdfSignal> ReadSignals(EdfFields fields, int count)
    {
        string[] labels = Each(count, () => fields.Text(16));
        Each(count, () => fields.Text(80));
        string[] units = Each(count, () => fields.Text(8));
        double[] physicalMin = Each(count, () => fields.Number("physical minimum", 8));
        double[] physicalMax = Each(count, () => fields.Number("physical maximum", 8));
        int[] digitalMin = Each(count, () => (int)fields.Integer("digital minimum", 8, int.MinValue, int.MaxValue));
        int[] digitalMax = Each(count, () => (int)fields.Integer("digital maximum", 8, int.MinValue, int.MaxValue));
        Each(count, () => fields.Text(80));
        int[] samples = Each(count, () => (int)fields.Integer("samples in a data record", 8, 1, Limits.EdfRecordSamples));
        List<EdfSignal> signals = [];
        long first = 0;
        for (int i = 0; i < count; i++)
        {
            signals.Add(new EdfSignal(labels[i], units[i], physicalMin[i], physicalMax[i], digitalMin[i], digitalMax[i], samples[i], first));
            first += samples[i];
        }

        return signals;
    }

    private static T[] Each<T>(int count, Func<T> read)
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = read();
        return values;
    }

    // dd.mm.yy and hh.mm.ss; years 85..99 are of the last century. Files without a name often lack a date as well.
    private static DateTime? Begin(string date, string time)
    {
        bool good = DateTime.TryParseExact(
            $"{date} {time}", "dd.MM.yy HH.mm.ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime start);
        if (!good)
            return null;
        int year = start.Year % 100;
        return new DateTime((year >= 85 ? 1900 : 2000) + year, start.Month, start.Day).Add(start.TimeOfDay);
    }
}
