namespace HrvXkd.Data;

/// <summary>Parts of preparation whose time is measured.</summary>
internal enum Stage
{
    /// <summary>Reading and decoding the ECG.</summary>
    Reading,

    /// <summary>Beats and features of the ECG together.</summary>
    Analysis,

    /// <summary>Features alone, measured once more from the beats found.</summary>
    Features,

    /// <summary>Reading and decoding the pressure.</summary>
    PressureReading,

    /// <summary>Pulses and windows of the pressure.</summary>
    Pressure,
}
