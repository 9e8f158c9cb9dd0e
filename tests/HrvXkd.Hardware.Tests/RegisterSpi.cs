using System.Device.Spi;

namespace HrvXkd.Hardware.Tests;

/// <summary>Records every transfer and answers register reads from a table: enough of a chip to see the driver's bytes.</summary>
internal sealed class RegisterSpi(params string[] ignoredWrites) : SpiDevice
{
    private readonly string[] _ignoredWrites = ignoredWrites;

    public List<string> Log { get; } = [];

    public byte[] Registers { get; } = [0x53, 0x02, 0x80, 0x10, 0, 0, 0, 0, 0, 0, 0x02, 0x0C];

    public byte[]? NextFrame { get; set; }

    /// <summary>Answers to RDATA, in order; without one all bits are 0 but the prefix.</summary>
    public Queue<byte[]> Requested { get; } = new();

    /// <summary>Every transfer fails as the kernel would let it.</summary>
    public bool Fails { get; set; }

    public bool Disposed { get; private set; }

    public SpiMode Mode { get; init; } = SpiMode.Mode1;

    public int Frequency { get; init; } = 1_000_000;

    public override SpiConnectionSettings ConnectionSettings => new(0, 0) { Mode = Mode, ClockFrequency = Frequency };

    public override void Read(Span<byte> buffer) => throw new NotSupportedException();

    public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException();

    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        if (Fails)
            throw new IOException("Error 5 performing SPI data transfer.");
        readBuffer.Clear();
        if (NextFrame is not null && writeBuffer.Length == NextFrame.Length)
        {
            NextFrame.CopyTo(readBuffer);
            return;
        }

        string bytes = string.Join(' ', writeBuffer.ToArray().Select(value => value.ToString("X2")));
        Log.Add(bytes);
        int first = writeBuffer[0] & 0x1F;
        if ((writeBuffer[0] & 0xE0) == 0x20)
            Registers.AsSpan(first, writeBuffer[1] + 1).CopyTo(readBuffer[2..]);
        else if ((writeBuffer[0] & 0xE0) == 0x40 && !_ignoredWrites.Contains(bytes))
            writeBuffer.Slice(2, writeBuffer[1] + 1).CopyTo(Registers.AsSpan(first));
        else if (writeBuffer[0] == 0x12)
            (Requested.TryDequeue(out byte[]? frame) ? frame : [0xC0, 0, 0, 0, 0, 0, 0, 0, 0]).CopyTo(readBuffer[1..]);
    }

    protected override void Dispose(bool disposing)
    {
        Disposed = true;
        base.Dispose(disposing);
    }
}
