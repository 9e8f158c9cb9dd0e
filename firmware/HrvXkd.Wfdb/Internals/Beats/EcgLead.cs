namespace HrvXkd.Wfdb.Internals.Beats;

/// <summary>Tells ECG leads by what a header says of a signal.</summary>
internal static class EcgLead
{
    private static readonly string[] Limb = ["I", "II", "III", "AVR", "AVL", "AVF", "AVL+", "V", "VX", "VY", "VZ"];
    private static readonly string[] Prefixes = ["ECG", "EKG", "ML", "MCL", "MV", "CM", "CC"];

    private static readonly string[] Others =
    [
        "ABP", "ART", "AOBP", "BP", "UAP", "PAP", "CVP", "ICP", "LAP", "RAP", "PLETH", "PPG", "SPO2", "RESP", "CO2", "FLOW", "TEMP",
        "EEG", "EMG", "EOG", "PCG", "SCG", "ACC",
    ];

    /// <summary>Finds the first signal with the name of a lead, else the first in volts that is not known to be something else.</summary>
    /// <param name="signals">Signals of a record.</param>
    /// <returns>The index, or -1.</returns>
    public static int Find(IReadOnlyList<WfdbSignal> signals)
    {
        for (int i = 0; i < signals.Count; i++)
            if (IsLeadName(signals[i].Description))
                return i;
        for (int i = 0; i < signals.Count; i++)
            if (signals[i].UnitsPerMilliVolt > 0 && !StartsWithAny(Normal(signals[i].Description), Others))
                return i;
        return -1;
    }

    private static bool IsLeadName(string description)
    {
        string name = Normal(description);
        if (name.StartsWith("LEAD ", StringComparison.Ordinal))
            name = name[5..].Trim();
        return Array.IndexOf(Limb, name) >= 0 || StartsWithAny(name, Prefixes) || IsPrecordial(name);
    }

    // V1..V9, also in a pair such as V4-V5; not VENT or VOLUME.
    private static bool IsPrecordial(string name) =>
        name.Length >= 2 && name[0] == 'V' && name[1] is >= '1' and <= '9' && (name.Length == 2 || !char.IsAsciiLetterOrDigit(name[2]));

    private static string Normal(string description) => description.Trim().ToUpperInvariant();

    private static bool StartsWithAny(string name, string[] prefixes) =>
        Array.Exists(prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
