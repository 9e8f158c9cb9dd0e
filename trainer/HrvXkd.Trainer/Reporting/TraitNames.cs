namespace HrvXkd.Trainer.Reporting;

/// <summary>What subjects can be parted by.</summary>
internal static class TraitNames
{
    /// <summary>Recording source: its kind, and the folder of its database where several of kind WFDB lie in one.</summary>
    public const string Source = "source";

    /// <summary>Sampling rate of the ECG, which tells recorders apart that one kind of source may hold.</summary>
    public const string Recorder = "recorder";

    /// <summary>Sex.</summary>
    public const string Sex = "sex";

    /// <summary>Age group.</summary>
    public const string Age = "age";

    /// <summary>All, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Source, Recorder, Sex, Age];
}
