namespace HrvXkd.Wfdb.Internals;

/// <summary>A signal line of a header: file, format, gain, resolution, zero, initial value, checksum, block size, description.</summary>
internal static class SignalLineParser
{
    private const double DefaultGain = 200;
    private const int DefaultResolution = 12;

    /// <summary>Parses a line; all after the format may be missing.</summary>
    public static WfdbSignal Parse(HeaderLine line)
    {
        string file = line.Required("signal file");
        if (file == "~")
            throw line.Unsupported("null signals ('~') are not supported; a layout segment is no record of its own");
        line.PlainName("signal file", file);
        (int format, long offset) = Format(line, line.Required("format"));
        (double gain, int? baseline, string units) = line.Next() is { } field ? Gain(line, field) : (DefaultGain, null, "mV");
        int? resolution = line.OptionalInteger("ADC resolution");
        int zero = line.OptionalInteger("ADC zero") ?? 0;
        int? initial = line.OptionalInteger("initial value");
        int? checksum = line.Next() is { } sum ? unchecked((short)line.Integer("checksum", sum, int.MinValue, uint.MaxValue)) : null;
        line.OptionalInteger("block size");
        return new WfdbSignal
        {
            FileName = file,
            Format = format,
            ByteOffset = offset,
            Gain = gain,
            Baseline = baseline ?? zero,
            Units = units,
            AdcResolution = resolution is null or 0 ? DefaultResolution : resolution.Value,
            AdcZero = zero,
            InitialValue = initial ?? zero,
            Checksum = checksum,
            Description = line.Rest,
        };
    }

    // 16x2:3+24 is format 16, 2 samples per frame, skew 3, first sample at byte 24.
    private static (int Code, long Offset) Format(HeaderLine line, string field)
    {
        long offset = Modifier(line, ref field, '+', "byte offset") ?? 0;
        long skew = Modifier(line, ref field, ':', "skew") ?? 0;
        long perFrame = Modifier(line, ref field, 'x', "samples per frame") ?? 1;
        int code = (int)line.Integer("format", field, 0, int.MaxValue);
        if (SignalFormat.Find(code) is null)
            throw line.Unsupported(Faults.Text($"format {code} is not supported; supported are {SignalFormat.Supported}"));
        if (perFrame != 1)
            throw line.Unsupported(Faults.Text($"{perFrame} samples per frame are not supported; supported is 1"));
        if (skew != 0)
            throw line.Unsupported(Faults.Text($"a skew of {skew} frames is not supported; supported is 0"));
        return (code, offset);
    }

    private static long? Modifier(HeaderLine line, ref string field, char mark, string what)
    {
        int at = field.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
            return null;
        long value = line.Integer(what, field[(at + 1)..], 0, int.MaxValue);
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

        double gain = line.Number("gain", number);
        return (gain == 0 ? DefaultGain : gain, baseline, units);
    }
}
