namespace HrvXkd.Firmware.Nano
{
    /// <summary>What a person should know, the most urgent first.</summary>
    public enum DeviceState
    {
        /// <summary>The front end does not answer or delivers nothing that can be trusted.</summary>
        Fault,

        /// <summary>An electrode has no contact.</summary>
        ElectrodesOff,

        /// <summary>Electrodes are on, but the signal does not show beats that can be trusted.</summary>
        PoorSignal,

        /// <summary>Beats are found; no valid window yet.</summary>
        Learning,

        /// <summary>There are valid windows, but too few of the last eight for a risk.</summary>
        Measuring,

        /// <summary>There is a risk.</summary>
        Risk
    }
}
