namespace HrvXkd.Firmware.Nano
{
    /// <summary>Is told what a <see cref="Measurement"/> found, which it reads from there.</summary>
    public interface IMeasurementListener
    {
        /// <summary>A beat.</summary>
        void OnBeat();

        /// <summary>A window, with a risk or without.</summary>
        void OnWindow();
    }
}
