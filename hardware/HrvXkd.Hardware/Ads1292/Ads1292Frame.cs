namespace HrvXkd.Hardware.Adc;

/// <summary>One conversion of both channels with its status.</summary>
public readonly struct Ads1292Frame
{
    internal Ads1292Frame(long sequence, FrameStatus status)
    {
        Sequence = sequence;
        Status = status;
    }

    internal Ads1292Frame(long sequence, int channel1, int channel2, int leadOffBits, int gpioBits, Electrodes sensed)
    {
        Sequence = sequence;
        Channel1 = channel1;
        Channel2 = channel2;
        Sensed = sensed;
        LeadOff = (Electrodes)leadOffBits & sensed;
        GpioBits = gpioBits;
    }

    /// <summary>Number of this frame among those read since the start, valid or not; 0 is the first.</summary>
    public long Sequence { get; }

    /// <summary>Whether the frame may be used. Unless it is <see cref="FrameStatus.Good"/>, only the sequence number means something.</summary>
    public FrameStatus Status { get; }

    /// <summary>Code of channel 1, -8388608..8388607.</summary>
    public int Channel1 { get; }

    /// <summary>Code of channel 2, -8388608..8388607; 0 if switched off.</summary>
    public int Channel2 { get; }

    /// <summary>Electrodes whose state is known.</summary>
    public Electrodes Sensed { get; }

    /// <summary>Electrodes that are sensed and off.</summary>
    public Electrodes LeadOff { get; }

    /// <summary>Levels of the general-purpose pins: bit 1 GPIO2, bit 0 GPIO1.</summary>
    public int GpioBits { get; }

    /// <summary>Channel 1 is at an end of its range: its input is not known.</summary>
    public bool Channel1Saturated => FrameDecoder.IsSaturated(Channel1);

    /// <summary>Channel 2 is at an end of its range: its input is not known.</summary>
    public bool Channel2Saturated => FrameDecoder.IsSaturated(Channel2);

    /// <summary>State of one electrode.</summary>
    /// <param name="electrode">One electrode.</param>
    /// <returns>Its state; an electrode that is not sensed is not called connected.</returns>
    public ElectrodeState StateOf(Electrodes electrode) =>
        (Sensed & electrode) == 0 ? ElectrodeState.NotSensed
        : (LeadOff & electrode) == 0 ? ElectrodeState.Connected
        : ElectrodeState.Off;
}
