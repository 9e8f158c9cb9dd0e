namespace HrvXkd.Hardware.Acquisition;

/// <summary>What became of one wait for a sample.</summary>
public enum SampleStatus
{
    /// <summary>A sample of the ECG channel.</summary>
    Good = 0,

    /// <summary>An electrode of the ECG channel is off: the code is no signal.</summary>
    LeadOff = 1,

    /// <summary>The ECG channel is at an end of its range: its input is not known.</summary>
    Saturated = 2,

    /// <summary>The filter or the reference settles: the code is not yet a measurement.</summary>
    Settling = 3,

    /// <summary>The frame cannot be trusted; why is in <see cref="Adc.Ads1292Frame.Status"/>.</summary>
    Corrupt = 4,

    /// <summary>It is not certain which conversion the frame holds: the next one came while it was read.</summary>
    Overrun = 5,

    /// <summary>No conversion came in time. The length of the gap is known with the next one.</summary>
    Timeout = 6,
}
