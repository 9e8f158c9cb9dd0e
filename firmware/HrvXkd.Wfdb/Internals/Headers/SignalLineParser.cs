using HrvXkd.Wfdb.Internals.Formats;

namespace HrvXkd.Wfdb.Internals.Headers;

/// <summary>A signal line of a header: file, format, gain, resolution, zero, initial value, checksum, block size, description.</summary>
internal static class SignalLineParser
{
    private const double DefaultGain = 200;

    /// <summary>Parses a line; all after the format may be missing.</summary>
    public static WfdbSignal Parse(HeaderLine line)
    {
        string file = line.Required("signal file");
        WfdbSignal signal = Format(line, line.Required("format"));
        if (signal.Format != SignalFormats.Null || file != WfdbSegment.Gap)
            line.PlainName("signal file", file);
        (double gain, int? baseline, string units) = line.Next() is { } field ? Gain(line, field) : (0, null, "mV");
        int? resolution = line.OptionalInteger("ADC resolution");
        int zero = line.OptionalInteger("ADC zero") ?? 0;
        int? initial = line.OptionalInteger("initial value");
        int? checksum = line.Next() is { } sum ? unchecked((short)line.Integer("checksum", sum, int.MinValue, uint.MaxValue)) : null;
        line.OptionalInteger("block size");
        return signal with
        {
            FileName = file,
            Gain = gain == 0 ? DefaultGain : gain,
            IsCalibrated = gain != 0,
            Baseline = baseline ?? zero,
            Units = units,
            AdcResolution = resolution is null or 0 ? Resolution(signal.Format) : resolution.Value,
            AdcZero = zero,
            InitialValue = initial ?? zero,
            Checksum = checksum,
            Description = line.Rest,
        };
    }

    // 16x2:3+24 is format 16, 2 samples per frame, skew 3, first sample at byte 24.
    private static WfdbSignal Format(HeaderLine line, string field)
    {
        long offset = Modifier(line, ref field, '+', "byte offset", 0, int.MaxValue) ?? 0;
        long skew = Modifier(line, ref field, ':', "skew", 0, int.MaxValue) ?? 0;
        long perFrame = Modifier(line, ref field, 'x', "samples per frame", 1, Limits.FrameSamples) ?? 1;
        int code = (int)line.Integer("format", field, 0, int.MaxValue);
        if (!SignalFormats.IsSupported(code))
            throw line.Fault(Faults.Text($"found format {code}"), $"one of {SignalFormats.Supported}");
        return new WfdbSignal
        {
            FileName = "",
            Format = code,
            SamplesPerFrame = (int)perFrame,
            Skew = (int)skew,
            ByteOffset = offset,
        };
    }

    private static long? Modifier(HeaderLine line, ref string field, char mark, string what, long lowest, long highest)
    {
        int at = field.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
            return null;
        long value = line.Integer(what, field[(at + 1)..], lowest, highest);
        field = field[..at];
        return value;
    }

    // 200(1024)/mV; baseline and units may be missing.
    private static (double Gain, int? Baseline, string Units) Gain(HeaderLine line, string field)
    {
        int slash = field.IndexOf('/', StringComparison.Ordinal);
        string units = slash < 0 || slash == field.Length - 1 ? "mV" : field[(slash + 1)..];
        string number = slash < 0 ? field : field[..slash];
        int? baseline = null;
        int bracket = number.IndexOf('(', StringComparison.Ordinal);
        if (bracket >= 0)
        {
            if (!number.EndsWith(')'))
                throw line.Fault($"gain is {Faults.Quote(field)}", "gain(baseline)/units");
            baseline = (int)line.Integer("baseline", number[(bracket + 1)..^1], int.MinValue, int.MaxValue);
            number = number[..bracket];
        }

        return (line.Number("gain", number), baseline, units);
    }

    // What WFDB takes where the header does not say.
    private static int Resolution(int format) => format switch { 80 => 8, 160 => 16, 310 or 311 => 10, _ => 12 };
}
