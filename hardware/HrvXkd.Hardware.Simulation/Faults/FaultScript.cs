// Faults in the order of time, made by a test or read from text: one a line, "start_ms kind duration_ms value", the last two optional,
// '#' begins a comment. Numbers with a point.
using System.Globalization;

namespace HrvXkd.Hardware.Simulation;

/// <summary>What goes wrong during a simulation, and when.</summary>
public sealed class FaultScript
{
    private static readonly int Kinds = Enum.GetValues<FaultKind>().Length;
    private readonly Fault[][] _byKind = new Fault[Kinds][];

    /// <summary>Takes the faults.</summary>
    /// <param name="faults">Faults in any order.</param>
    /// <exception cref="ArgumentException">A negative time.</exception>
    public FaultScript(IEnumerable<Fault> faults)
    {
        Faults = [.. faults.OrderBy(fault => fault.StartNs)];
        if (Faults.Any(fault => fault.StartNs < 0 || fault.DurationNs < 0))
            throw new ArgumentException("Times of faults must not be negative.", nameof(faults));
        for (int kind = 0; kind < Kinds; kind++)
            _byKind[kind] = [.. Faults.Where(fault => (int)fault.Kind == kind)];
    }

    /// <summary>All faults by their beginning.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Reads a script.</summary>
    /// <param name="text">The script.</param>
    /// <param name="name">Its name in messages.</param>
    /// <returns>The faults.</returns>
    /// <exception cref="FormatException">A line is none; the message names script, line, what was found and what is allowed.</exception>
    public static FaultScript Parse(TextReader text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new List<Fault>();
        for (int number = 1; text.ReadLine() is { } line; number++)
        {
            string content = line.Split('#')[0].Trim();
            if (content.Length > 0)
                faults.Add(ParseLine(content, $"{name}, line {number}"));
        }

        return new FaultScript(faults);
    }

    /// <summary>The faults of one kind, by their beginning.</summary>
    /// <param name="kind">Kind.</param>
    /// <returns>Faults.</returns>
    internal ReadOnlySpan<Fault> Of(FaultKind kind) => _byKind[(int)kind];

    /// <summary>Tells whether a fault of a kind lasts at a moment.</summary>
    internal bool IsActive(FaultKind kind, long nowNs) => Find(kind, nowNs) >= 0;

    /// <summary>Index of the fault of a kind that lasts at a moment, or -1.</summary>
    internal int Find(FaultKind kind, long nowNs)
    {
        Fault[] faults = _byKind[(int)kind];
        for (int i = 0; i < faults.Length && faults[i].StartNs <= nowNs; i++)
        {
            if (nowNs < faults[i].EndNs)
                return i;
        }

        return -1;
    }

    private static Fault ParseLine(string line, string at)
    {
        string[] fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is < 2 or > 4)
            throw new FormatException($"{at}: {fields.Length} fields, expected start_ms kind [duration_ms [value]].");
        if (!Enum.TryParse(fields[1].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out FaultKind kind) || char.IsDigit(fields[1][0]))
        {
            throw new FormatException(
                $"{at}: unknown fault '{fields[1]}', expected one of {string.Join(", ", Enum.GetValues<FaultKind>().Select(Spell))}.");
        }

        double startMs = ParseNumber(fields, 0, "start_ms", at);
        double durationMs = fields.Length > 2 ? ParseNumber(fields, 2, "duration_ms", at) : 0;
        double value = fields.Length > 3 ? ParseNumber(fields, 3, "value", at) : double.NaN;
        if (startMs < 0 || durationMs < 0)
            throw new FormatException($"{at}: times are {startMs} and {durationMs} ms, expected 0 or more.");
        return new Fault((long)(startMs * VirtualClock.NsPerMs), kind, (long)(durationMs * VirtualClock.NsPerMs), value);
    }

    private static double ParseNumber(string[] fields, int index, string name, string at) =>
        double.TryParse(fields[index], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new FormatException($"{at}: {name} is '{fields[index]}', expected a number such as 12.5.");

    /// <summary>The name of a kind in a script.</summary>
    internal static string Spell(FaultKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
