using System.Buffers.Binary;

namespace HrvXkd.Twin;

/// <summary>The chip's end of the SPI bus: /dev/spitwin gives requests and takes answers.</summary>
internal sealed class Wire : IDisposable
{
    private const int HeadBytes = 16;
    private const int LongestTransfer = 4096;
    private const int SelectedAt = 12;

    private readonly FileStream _device = new("/dev/spitwin", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
    private readonly byte[] _request = new byte[HeadBytes + LongestTransfer];
    private int _length;

    /// <summary>Waits for a transfer.</summary>
    /// <param name="selected">True if chip select fell before it.</param>
    /// <returns>Bytes from the controller.</returns>
    public ReadOnlySpan<byte> Take(out bool selected)
    {
        _length = _device.Read(_request) - HeadBytes;
        selected = BinaryPrimitives.ReadInt32LittleEndian(_request.AsSpan(SelectedAt)) != 0;
        return _request.AsSpan(HeadBytes, _length);
    }

    /// <summary>Answers it.</summary>
    /// <param name="bytes">As many bytes as it had.</param>
    public void Answer(ReadOnlySpan<byte> bytes) => _device.Write(bytes);

    public void Dispose() => _device.Dispose();
}
