namespace HrvXkd.Firmware.Nano
{
    /// <summary>The microcontroller itself.</summary>
    public interface IMachine
    {
        /// <summary>Collects garbage and tells what is free; takes some milliseconds.</summary>
        /// <returns>Free bytes of the managed heap.</returns>
        int FreeBytes();

        /// <summary>Starts anew; does not return on the device.</summary>
        void Restart();
    }
}
