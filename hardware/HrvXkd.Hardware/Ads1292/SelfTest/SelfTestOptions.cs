namespace HrvXkd.Hardware.Adc;

/// <summary>What a self-test shall do.</summary>
public sealed record SelfTestOptions
{
    /// <summary>Length of the data-ready stage, s; 1..3600.</summary>
    public int DataReadySeconds { get; init; } = 10;

    /// <summary>Electrodes are attached to a person or a simulator: run the last stage.</summary>
    public bool ElectrodesAttached { get; init; }
}
