// The second serial port, 115,200 baud: the first belongs to the debugger and cannot be opened.
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;

namespace HrvXkd.Firmware.Nano.Device
{
    /// <summary>The serial port with the adapter.</summary>
    public sealed class SerialConsole : IConsole
    {
        private const int Baud = 115200;

        private readonly SerialPort _port;

        // Lengths come from native code as unsigned; an array of int gives them back as what their type says.
        private readonly int[] _length = new int[1];

        /// <summary>Opens the port.</summary>
        public SerialConsole()
        {
            Configuration.SetPinFunction(Pins.SerialSend, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(Pins.SerialReceive, DeviceFunction.COM2_RX);
            _port = new SerialPort("COM2", Baud);
            _port.Open();
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer)
        {
            int[] length = _length;
            length[0] = _port.BytesToRead;
            if (length[0] == 0)
                return 0;
            if (length[0] > buffer.Length)
                length[0] = buffer.Length;
            length[0] = _port.Read(buffer, 0, length[0]);
            return length[0];
        }

        /// <inheritdoc/>
        public void Write(byte[] bytes, int count)
        {
            _port.Write(bytes, 0, count);
        }
    }
}
