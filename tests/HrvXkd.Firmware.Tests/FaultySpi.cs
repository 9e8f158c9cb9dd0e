using System.Device.Spi;

namespace HrvXkd.Firmware.Tests;

/// <summary>A bus on which the next frame can be spoilt.</summary>
internal sealed class FaultySpi(SpiDevice chip) : SpiDevice
{
    public bool SpoilNext { get; set; }

    public override SpiConnectionSettings ConnectionSettings => chip.ConnectionSettings;

    public override void Read(Span<byte> buffer) => chip.Read(buffer);

    public override void Write(ReadOnlySpan<byte> buffer) => chip.Write(buffer);

    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        chip.TransferFullDuplex(writeBuffer, readBuffer);
        if (SpoilNext)
            readBuffer[0] ^= 0x40;
        SpoilNext = false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            chip.Dispose();
        base.Dispose(disposing);
    }
}
