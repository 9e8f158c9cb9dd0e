namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>One signal that a record must hold: any of some names, without regard to case; ECG stands for every lead.</summary>
public sealed class SignalNeed
{
    private const string AnyLead = "ECG";

    private static readonly HashSet<string> Leads = new(StringComparer.OrdinalIgnoreCase)
    {
        "ECG", "EKG", "I", "II", "III", "I+", "II+", "III+", "AVR", "AVL", "AVF", "V", "V+", "V1", "V2", "V3", "V4", "V5", "V6",
        "ML1", "ML2", "ML5", "MLI", "MLII", "MLIII", "MCL", "MCL1", "MCL6", "MV2", "CM2", "CM4", "CM5", "CC5", "ECG1", "ECG2", "ECG3",
    };

    private readonly string[] _names;

    private SignalNeed(string[] names) => _names = names;

    /// <summary>Reads a list such as <c>II|MLII,ABP</c>: commas between needs, bars between names that do as well.</summary>
    /// <param name="text">The list.</param>
    /// <returns>Needs in order.</returns>
    /// <exception cref="FormatException">A name is empty.</exception>
    public static IReadOnlyList<SignalNeed> ParseList(string text)
    {
        string[][] needs = [.. text.Split(',').Select(need => need.Split('|', StringSplitOptions.TrimEntries))];
        return needs.Any(names => names.Any(name => name.Length == 0))
            ? throw new FormatException($"'{SafePath.Shown(text)}' holds an empty signal name; write for example ECG,ABP or II|MLII,ABP|ART")
            : [.. needs.Select(names => new SignalNeed(names))];
    }

    /// <summary>Whether a signal of that description does.</summary>
    /// <param name="description">Description in the header, such as II, MLII or ABP.</param>
    /// <returns>True if it does.</returns>
    public bool IsMetBy(string description) => Array.Exists(
        _names, name => name.Equals(description, StringComparison.OrdinalIgnoreCase) || (name == AnyLead && IsLead(description)));

    /// <inheritdoc/>
    public override string ToString() => string.Join('|', _names);

    private static bool IsLead(string description) =>
        Leads.Contains(description) || description.StartsWith("ECG ", StringComparison.OrdinalIgnoreCase);
}
