namespace HrvXkd.Firmware.Nano
{
    /// <summary>The settings, in the order of <see cref="Settings"/>.</summary>
    public enum Setting
    {
        /// <summary>Conversions per second.</summary>
        Rate,

        /// <summary>Gain of the ECG channel.</summary>
        Gain,

        /// <summary>Channel with the ECG: 1, or 2 as most boards with the ADS1292R have it.</summary>
        Channel,

        /// <summary>Length of windows, seconds: 60 (<c>short</c>) or 300 (<c>holter</c>).</summary>
        Window,

        /// <summary>Time for which an electrode must be off or on before it counts as such, ms.</summary>
        LeadOffMs,

        /// <summary>Seconds between status lines.</summary>
        StatusSeconds
    }
}
