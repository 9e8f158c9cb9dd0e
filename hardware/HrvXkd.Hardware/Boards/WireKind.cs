namespace HrvXkd.Hardware.Boards;

/// <summary>What a wire carries.</summary>
public enum WireKind
{
    /// <summary>Supply.</summary>
    Power,

    /// <summary>Ground.</summary>
    Ground,

    /// <summary>SPI: clock, data, chip select.</summary>
    Bus,

    /// <summary>Data ready, from the chip.</summary>
    DataReady,

    /// <summary>Reset and start, to the chip.</summary>
    Control,
}
