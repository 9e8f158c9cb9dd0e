using System.Globalization;
using HrvXkd.Core;

namespace HrvXkd.Data.Tables;

/// <summary>What a window table says of itself as a whole.</summary>
/// <param name="Cohort">Name of the cohort.</param>
/// <param name="IsSynthetic">True if simulated.</param>
/// <param name="Profile">Name of the window profile.</param>
/// <param name="Samples">ECG samples read.</param>
/// <param name="Beats">Beats.</param>
/// <param name="Seconds">Recorded time.</param>
internal sealed record TableMetadata(string Cohort, bool IsSynthetic, string Profile, long Samples, long Beats, double Seconds)
{
    /// <summary>The rule of the labels now and early, or empty.</summary>
    public string Rule { get; init; } = "";

    /// <summary>True if recordings stand for subjects where the source names none.</summary>
    public bool RecordsAreGroups { get; init; }

    /// <summary>The limit of a simulated cohort.</summary>
    public double? OracleAuc { get; init; }

    /// <summary>The profile.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">File, for the message.</param>
    public static WindowProfile ProfileOf(string name, string path) => name switch
    {
        "holter" => WindowProfile.Holter(),
        "short" => WindowProfile.Short(),
        _ => throw new FormatException($"{path}: profile '{name}', expected holter or short"),
    };

    public Dictionary<string, string> ToDictionary()
    {
        Dictionary<string, string> keys = new(StringComparer.Ordinal)
        {
            [WindowColumns.SchemaKey] = WindowColumns.Text(WindowTable.SchemaVersion),
            [WindowColumns.CohortKey] = Cohort,
            [WindowColumns.SyntheticKey] = IsSynthetic ? "true" : "false",
            [WindowColumns.ProfileKey] = Profile,
            [WindowColumns.SamplesKey] = WindowColumns.Text(Samples),
            [WindowColumns.BeatsKey] = WindowColumns.Text(Beats),
            [WindowColumns.SecondsKey] = WindowColumns.Text(Seconds),
            [WindowColumns.RuleKey] = Rule,
            [WindowColumns.GroupsKey] = RecordsAreGroups ? WindowColumns.RecordGroups : WindowColumns.SubjectGroups,
        };
        if (OracleAuc is { } auc)
            keys[WindowColumns.OracleKey] = WindowColumns.Text(auc);
        return keys;
    }

    public static TableMetadata Parse(IReadOnlyDictionary<string, string> keys, string path)
    {
        string version = Text(WindowColumns.SchemaKey);
        if (version != WindowColumns.Text(WindowTable.SchemaVersion))
            throw new FormatException($"{path}: window table of version {version}, expected {WindowTable.SchemaVersion}; make it anew with this program");
        return new TableMetadata(
            Text(WindowColumns.CohortKey),
            Text(WindowColumns.SyntheticKey) == "true",
            Text(WindowColumns.ProfileKey),
            long.Parse(Text(WindowColumns.SamplesKey), CultureInfo.InvariantCulture),
            long.Parse(Text(WindowColumns.BeatsKey), CultureInfo.InvariantCulture),
            double.Parse(Text(WindowColumns.SecondsKey), CultureInfo.InvariantCulture))
        {
            Rule = Text(WindowColumns.RuleKey),
            RecordsAreGroups = Text(WindowColumns.GroupsKey) == WindowColumns.RecordGroups,
            OracleAuc = keys.TryGetValue(WindowColumns.OracleKey, out string? auc) ? double.Parse(auc, CultureInfo.InvariantCulture) : null,
        };

        string Text(string key) =>
            keys.TryGetValue(key, out string? value) ? value : throw new FormatException($"{path}: no '{key}' in the metadata, not a window table");
    }
}
