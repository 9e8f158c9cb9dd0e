namespace HrvXkd.Firmware.Live;

/// <summary>What a person should know, the most urgent first.</summary>
public enum DeviceState
{
    /// <summary>The chip does not answer or delivers nothing that can be trusted.</summary>
    ChipFault,

    /// <summary>An electrode has no contact.</summary>
    ElectrodesOff,

    /// <summary>Electrodes are on, but the signal does not show beats that can be trusted.</summary>
    PoorSignal,

    /// <summary>Beats are found; not yet enough of them for the windows a risk needs.</summary>
    Learning,

    /// <summary>Windows are measured, but too few of the last eight are valid for a risk.</summary>
    Measuring,

    /// <summary>There is a risk.</summary>
    RiskAvailable,
}
