namespace HrvXkd.Firmware.Nano
{
    /// <summary>The board around the ADS1292: SPI, two outputs, data ready, time. Each call takes some microseconds of interpreted code.</summary>
    public interface IFrontEndBoard
    {
        /// <summary>Time, 100 ns, from any origin.</summary>
        long NowTicks { get; }

        /// <summary>One SPI transfer, mode 1, 1 MHz, chip select low from the first bit to the last.</summary>
        /// <param name="write">Bytes to send, all of them.</param>
        /// <param name="read">Receives as many.</param>
        void Transfer(byte[] write, byte[] read);

        /// <summary>Sets the pin wired to PWDN/RESET.</summary>
        /// <param name="high">Level; the chip runs while it is high.</param>
        void SetReset(bool high);

        /// <summary>Sets the pin wired to START.</summary>
        /// <param name="high">Level; the chip converts while it is high.</param>
        void SetStart(bool high);

        /// <summary>Sleeps until DRDY is low: a conversion is there that nobody has read.</summary>
        /// <param name="timeoutMs">Longest wait, ms, 1 or more.</param>
        /// <returns>False if it stayed high.</returns>
        bool WaitForData(int timeoutMs);

        /// <summary>Sleeps.</summary>
        /// <param name="milliseconds">At least so long, ms.</param>
        void Pause(int milliseconds);
    }
}
