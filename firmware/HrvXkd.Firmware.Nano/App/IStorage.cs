namespace HrvXkd.Firmware.Nano
{
    /// <summary>The one file that this device keeps: its settings.</summary>
    public interface IStorage
    {
        /// <summary>Reads the file. Allocates; called at the start only.</summary>
        /// <param name="buffer">Receives its bytes.</param>
        /// <returns>Its length, more than buffer.Length if it did not fit; -1 if there is none, -2 if it cannot be read.</returns>
        int Read(byte[] buffer);

        /// <summary>Replaces the file. Allocates; called on command only.</summary>
        /// <param name="bytes">Bytes.</param>
        /// <param name="count">How many.</param>
        /// <returns>False if it could not be written.</returns>
        bool TryWrite(byte[] bytes, int count);
    }
}
