namespace HrvXkd.Firmware.Live;

/// <summary>Kinds of <see cref="DeviceEvent"/>.</summary>
public enum EventKind
{
    /// <summary>A frame: Sample its index, Extent its time in ns, A and B the channels, C the state with the electrodes above it.</summary>
    Frame,

    /// <summary>A beat: Sample its time in ticks, A its quality, B its class.</summary>
    Beat,

    /// <summary>A window: Sample its index, A its quality, B 1 if valid and 2 more if there is a risk, C the logit.</summary>
    Window,

    /// <summary>A feature of the window that follows: Sample the feature, A its value in Q16.16.</summary>
    Feature,

    /// <summary>Attention of the window that follows: Sample the place in [heads][8], A the weight in Q16.16.</summary>
    Attention,

    /// <summary>The chip is lost or came back: A 1 or 0, B how often it was started anew.</summary>
    Chip,

    /// <summary>How the acquisition is, between processes only: Sample the bytes it allocated, Extent the dropped events, A corrupt frames, B restarts, C the part.</summary>
    Counters,
}
