using System.Globalization;

namespace HrvXkd.Wfdb.Internals.Headers;

/// <summary>The first line of a header: name/segments, signals, rate/counter(start), frames, time, date.</summary>
internal static class RecordLineParser
{
    private const double DefaultRateHz = 250;

    /// <summary>Parses the line; all after the number of signals may be missing.</summary>
    public static WfdbHeader Parse(string file, HeaderLine line)
    {
        (string name, int? segments) = Name(line, line.Required("record name"));
        int signals = (int)line.Integer("number of signals", line.Required("number of signals"), 0, Limits.Signals);
        (double rate, double counter, double start) = line.Next() is { } field ? Rate(line, field) : (DefaultRateHz, DefaultRateHz, 0);
        long samples = line.Next() is { } count ? line.Integer("number of samples", count, 0, Limits.Frames) : 0;
        TimeSpan? time = line.Next() is { } clock ? Time(line, clock) : null;
        DateOnly? date = line.Next() is { } day ? Date(line, day) : null;
        return new WfdbHeader
        {
            File = file,
            Name = name,
            SignalCount = signals,
            SegmentCount = segments,
            SampleRateHz = rate,
            CounterHz = counter,
            CounterStart = start,
            SampleCount = samples > 0 ? samples : null,
            BaseTime = time,
            BaseDate = date,
        };
    }

    private static (string Name, int? Segments) Name(HeaderLine line, string field)
    {
        int slash = field.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || field.AsSpan(slash + 1).IndexOfAnyExceptInRange('0', '9') >= 0)
            return (line.PlainName("record name", field), null);
        int segments = (int)line.Integer("number of segments", field[(slash + 1)..], 1, Limits.Segments);
        return (line.PlainName("record name", field[..slash]), segments);
    }

    // 360/1000(500) is 360 frames per second, a counter of 1000 Hz that starts at 500.
    private static (double Rate, double Counter, double Start) Rate(HeaderLine line, string field)
    {
        string[] parts = field.Split('/', 2);
        double rate = line.Number("sampling rate", parts[0]);
        if (rate <= 0)
            throw line.Fault($"sampling rate is {Faults.Quote(field)}", "a number above 0");
        if (parts.Length == 1)
            return (rate, rate, 0);
        int bracket = parts[1].IndexOf('(', StringComparison.Ordinal);
        if (bracket < 0)
            return (rate, Counter(line, parts[1], rate), 0);
        if (!parts[1].EndsWith(')'))
            throw line.Fault($"sampling rate is {Faults.Quote(field)}", "rate/counter(start)");
        return (rate, Counter(line, parts[1][..bracket], rate), line.Number("counter start", parts[1][(bracket + 1)..^1]));
    }

    private static double Counter(HeaderLine line, string field, double rate)
    {
        double counter = line.Number("counter frequency", field);
        return counter > 0 ? counter : rate;
    }

    // H:M:S, M:S or S, the seconds with a fraction or without.
    private static TimeSpan Time(HeaderLine line, string field)
    {
        string[] parts = field.Split(':');
        double seconds = 0;
        bool good = parts.Length <= 3;
        for (int i = 0; i < parts.Length && good; i++)
        {
            NumberStyles style = i == parts.Length - 1 ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
            good = double.TryParse(parts[i], style, CultureInfo.InvariantCulture, out double value) && value < (i == 0 ? 100_000 : 60);
            seconds = (seconds * 60) + value;
        }

        return good && seconds < 86_400
            ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
            : throw line.Fault($"base time is {Faults.Quote(field)}", "hours:minutes:seconds of a day");
    }

    private static DateOnly Date(HeaderLine line, string field) =>
        DateOnly.TryParseExact(field, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw line.Fault($"base date is {Faults.Quote(field)}", "day/month/year");
}
