// nanoFramework.System.Device.Spi 1.3. Chip select is a GPIO; SpiDevice is no abstract class as on .NET.
#pragma warning disable
using System.Device.Gpio;

namespace System.Device.Spi
{
    public enum SpiMode { Mode0, Mode1, Mode2, Mode3 }
    public enum DataFlow { MsbFirst, LsbFirst }
    public enum SpiBusConfiguration { FullDuplex, HalfDuplex, Simplex }
    public sealed class SpiConnectionSettings
    {
        public SpiConnectionSettings(int busId, int chipSelectLine = -1) { }
        public int BusId { get { throw null; } set { } }
        public int ChipSelectLine { get { throw null; } set { } }
        public SpiMode Mode { get { throw null; } set { } }
        public int DataBitLength { get { throw null; } set { } }
        public int ClockFrequency { get { throw null; } set { } }
        public DataFlow DataFlow { get { throw null; } set { } }
        public PinValue ChipSelectLineActiveState { get { throw null; } set { } }
        public SpiBusConfiguration Configuration { get { throw null; } set { } }
    }
    public class SpiDevice : IDisposable
    {
        public SpiDevice(SpiConnectionSettings settings) { }
        public SpiConnectionSettings ConnectionSettings { get { throw null; } }
        public static SpiDevice Create(SpiConnectionSettings settings) { throw null; }
        public byte ReadByte() { throw null; }
        public void Read(ushort[] buffer) { }
        public void WriteByte(byte value) { }
        public void Write(ushort[] buffer) { }
        public void TransferFullDuplex(ushort[] writeBuffer, ushort[] readBuffer) { }
#if NANOFRAMEWORK_2_0
        public void Read(Span<byte> buffer) { }
        public void Write(ReadOnlySpan<byte> buffer) { }
        public void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) { }
#else
        public void Read(SpanByte buffer) { }
        public void Write(SpanByte buffer) { }
        public void TransferFullDuplex(SpanByte writeBuffer, SpanByte readBuffer) { }
#endif
        public void Dispose() { }
    }
}
