// nanoFramework.System.IO.Ports 1.1. COM1 belongs to the debugger while it talks over a serial port.
#pragma warning disable
namespace System.IO.Ports
{
    public enum Parity { None = 0, Odd = 1, Even = 2 }
    public enum StopBits { One = 1, Two = 2, OnePointFive = 3 }
    public sealed class SerialPort : IDisposable
    {
        public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One) { }
        public void Open() { }
        public void Close() { }
        public bool IsOpen { get { throw null; } }
        public int BytesToRead { get { throw null; } }
        public int ReadBufferSize { set { } }
        public int WriteBufferSize { set { } }
        public int ReadTimeout { get { throw null; } set { } }
        public int WriteTimeout { get { throw null; } set { } }
        public int Read(byte[] buffer, int offset, int count) { throw null; }
        public void Write(byte[] buffer, int offset, int count) { }
        public void Dispose() { }
    }
}
