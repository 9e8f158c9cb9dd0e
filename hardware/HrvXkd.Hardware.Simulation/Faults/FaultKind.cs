namespace HrvXkd.Hardware.Simulation;

/// <summary>What can go wrong around the chip. In a script the name is written with hyphens, such as miso-flip.</summary>
public enum FaultKind
{
    /// <summary>Bits from the chip flip: with a duration each with the probability of the value (default 0.0001), else the next one.</summary>
    MisoFlip,

    /// <summary>Bits to the chip flip: with a duration each with the probability of the value (default 0.0001), else the next one.</summary>
    MosiFlip,

    /// <summary>The line from the chip is low.</summary>
    MisoLow,

    /// <summary>The line from the chip is high.</summary>
    MisoHigh,

    /// <summary>The line to the chip is low.</summary>
    MosiLow,

    /// <summary>The line to the chip is high.</summary>
    MosiHigh,

    /// <summary>The host does not see edges of data ready.</summary>
    DrdyMissed,

    /// <summary>The host sees edges that are none: as many as the value (default 1), anywhere within the duration.</summary>
    DrdyExtra,

    /// <summary>The data-ready line is low: no edges.</summary>
    DrdyLow,

    /// <summary>The data-ready line is high: no edges.</summary>
    DrdyHigh,

    /// <summary>The supply is away; afterwards the chip powers up with reset registers.</summary>
    BrownOut,

    /// <summary>The reference is away, whatever CONFIG2 says; afterwards it settles anew.</summary>
    ReferenceLoss,

    /// <summary>Electrodes are off: the value is a sum of 1 IN1P, 2 IN1N, 4 IN2P, 8 IN2N, 16 right leg (default 3).</summary>
    LeadOff,

    /// <summary>The oscillator drifts over the duration to the value, parts per million off its nominal frequency.</summary>
    Oscillator,

    /// <summary>The kernel reports an error for transfers that begin in this time.</summary>
    BusError,

    /// <summary>The host does not run: value 0 before it has taken the edge, 1 between taking the edge and reading the frame.</summary>
    SlowHost,
}
