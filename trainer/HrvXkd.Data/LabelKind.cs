namespace HrvXkd.Data;

/// <summary>Which label a sequence carries.</summary>
public enum LabelKind
{
    /// <summary>That of the recording, as its source says: a diagnosis, or what stands for one.</summary>
    Recording,

    /// <summary>Hypertension is sustained in the last window.</summary>
    Now,

    /// <summary>None so far, and it sets in within the horizon after the last window.</summary>
    Early,
}
