using System.Device.Spi;

namespace HrvXkd.Firmware.Tests.Running;

/// <summary>A bus that writes down what the chip sent in each frame, decoded here and not by the driver.</summary>
internal sealed class SpiLog(SpiDevice inner) : SpiDevice
{
    private const int FrameBytes = 9;

    public List<int> Codes { get; } = [];

    public override SpiConnectionSettings ConnectionSettings => inner.ConnectionSettings;

    public override void Read(Span<byte> buffer) => inner.Read(buffer);

    public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        inner.TransferFullDuplex(writeBuffer, readBuffer);
        if (readBuffer.Length == FrameBytes && (readBuffer[0] & 0xF0) == 0xC0)
            Codes.Add(((sbyte)readBuffer[3] << 16) | (readBuffer[4] << 8) | readBuffer[5]);
    }
}
