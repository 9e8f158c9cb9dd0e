namespace HrvXkd.Data;

/// <summary>Kinds of sources that a cohort is read from.</summary>
public enum SourceKind
{
    /// <summary>Simulated patients.</summary>
    Synthetic,

    /// <summary>WFDB records with index.csv.</summary>
    Wfdb,

    /// <summary>The layout of the MIMIC-III waveform database, matched subset: p00/p000020/p000020-2183-04-28-17-47.</summary>
    Mimic3,

    /// <summary>The layout of the MIMIC-IV waveform database: p100/p10014354/81739927/81739927.</summary>
    Mimic4,

    /// <summary>The UCI cuff-less blood pressure set as WFDB records.</summary>
    UciCuffless,

    /// <summary>The VitalDB arrhythmia annotations with clinical table.</summary>
    VitalDbArrhythmia,

    /// <summary>Lists of RR intervals, text or CSV.</summary>
    RrLists,

    /// <summary>Recordings of our own device or its replay.</summary>
    Device,
}
