namespace HrvXkd.Hardware.Adc;

/// <summary>Stages of the self-test, in the order they are run.</summary>
public enum SelfTestStage
{
    /// <summary>The part register answers the same ten times.</summary>
    Identity,

    /// <summary>Two patterns in every register that may be changed on a connected board.</summary>
    Registers,

    /// <summary>Offset and noise with shorted inputs.</summary>
    Noise,

    /// <summary>Step and frequency of the internal test signal.</summary>
    TestSignal,

    /// <summary>Rate and jitter of data ready, missed conversions, repeated reading.</summary>
    DataReady,

    /// <summary>Die temperature and supplies.</summary>
    TemperatureAndSupply,

    /// <summary>Lead-off and clipping with electrodes attached.</summary>
    Electrodes,

    /// <summary>The recording profile is back and verified.</summary>
    Restore,
}
