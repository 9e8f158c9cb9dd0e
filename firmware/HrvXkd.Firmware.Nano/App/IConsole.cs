namespace HrvXkd.Firmware.Nano
{
    /// <summary>The serial port.</summary>
    public interface IConsole
    {
        /// <summary>Takes what has arrived, without waiting.</summary>
        /// <param name="buffer">Receives it.</param>
        /// <returns>Bytes taken, 0..buffer.Length.</returns>
        int Read(byte[] buffer);

        /// <summary>Sends bytes; the caller sends no more than the port can take at once, see <see cref="LineOutput"/>.</summary>
        /// <param name="bytes">Bytes.</param>
        /// <param name="count">How many, 1..bytes.Length.</param>
        void Write(byte[] bytes, int count);
    }
}
