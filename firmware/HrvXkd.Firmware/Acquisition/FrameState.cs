namespace HrvXkd.Firmware.Acquisition;

/// <summary>What became of one wait for data.</summary>
public enum FrameState
{
    /// <summary>No conversion came in time; the length of the gap is known when the next one comes.</summary>
    Timeout,

    /// <summary>Channel 1 holds a sample.</summary>
    Good,

    /// <summary>An electrode of channel 1 is off: the code is no signal.</summary>
    LeadOff,

    /// <summary>Channel 1 is at an end of its range: the input is not known.</summary>
    Saturated,

    /// <summary>Nothing in the frame can be trusted; why is in <see cref="Hardware.Adc.Ads1292Frame.Status"/>.</summary>
    Corrupt,

    /// <summary>The filter or the reference settles: the code is not yet a measurement.</summary>
    Settling,

    /// <summary>It is not certain which conversion the frame holds.</summary>
    Overrun,
}
