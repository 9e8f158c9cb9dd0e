// SPI through the kernel's spidev by direct system calls: one call a transfer and nothing else, for this is on the way of every sample.
// Source: include/uapi/linux/spi/spidev.h; full duplex, 8 bits a word, chip select low around each transfer.
using System.Device.Spi;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HrvXkd.Hardware.Linux;

/// <summary>A device on a SPI bus of Linux. Allocates nothing once it is open.</summary>
public sealed class SpidevDevice : SpiDevice
{
    private const uint WriteMode = 0x40016B01;
    private const uint WriteBitsPerWord = 0x40016B03;
    private const uint WriteMaximumSpeed = 0x40046B04;
    private const uint OneMessage = 0x40206B00;
    private const int BitsPerWord = 8;

    private readonly ILinuxCalls _calls;
    private readonly SpiConnectionSettings _settings;
    private readonly int _descriptor;
    private bool _closed;

    /// <summary>Opens the device and sets mode and clock.</summary>
    /// <param name="settings">Bus, chip select, clock and mode.</param>
    /// <exception cref="IOException">It is not there, not allowed, or refuses mode or clock; the message says which.</exception>
    public SpidevDevice(SpiConnectionSettings settings) : this(settings, LinuxCalls.Instance) { }

    internal unsafe SpidevDevice(SpiConnectionSettings settings, ILinuxCalls calls)
    {
        _settings = settings ?? throw new ArgumentNullException(nameof(settings));
        _calls = calls;
        Path = $"/dev/spidev{settings.BusId}.{settings.ChipSelectLine}";
        _descriptor = calls.Open(Path);
        if (_descriptor < 0)
            throw new IOException($"{Path}: {Errno.Describe(-_descriptor)}.{Advice(-_descriptor)}");
        byte mode = (byte)settings.Mode;
        byte bits = BitsPerWord;
        uint clock = (uint)settings.ClockFrequency;
        Set(WriteMode, &mode, $"mode {mode}");
        Set(WriteBitsPerWord, &bits, $"{bits} bits a word");
        Set(WriteMaximumSpeed, &clock, $"{clock} Hz");
    }

    /// <summary>The device file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override SpiConnectionSettings ConnectionSettings => _settings;

    /// <inheritdoc/>
    public override unsafe void Read(Span<byte> buffer)
    {
        fixed (byte* into = buffer)
            Transfer(null, into, buffer.Length);
    }

    /// <inheritdoc/>
    public override unsafe void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* from = buffer)
            Transfer(from, null, buffer.Length);
    }

    /// <inheritdoc/>
    public override unsafe void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        if (writeBuffer.Length != readBuffer.Length)
            throw new ArgumentException($"Buffers differ in length: {writeBuffer.Length} to write, {readBuffer.Length} to read.", nameof(readBuffer));
        fixed (byte* from = writeBuffer, into = readBuffer)
            Transfer(from, into, writeBuffer.Length);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_closed && _descriptor >= 0)
            _calls.Close(_descriptor);
        _closed = true;
        base.Dispose(disposing);
    }

    private static string Advice(int error) => error switch
    {
        Errno.NoEntry => " Switch SPI on: dtparam=spi=on in config.txt.",
        Errno.AccessDenied => " Put the user into the group spi.",
        _ => "",
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void Transfer(byte* from, byte* into, int length)
    {
        Message message = new() { From = (ulong)from, Into = (ulong)into, Length = (uint)length };
        int result = _calls.Ioctl(_descriptor, OneMessage, &message);
        if (result < 0)
            Fail(result);
    }

    private void Fail(int result) => throw new IOException($"{Path}: {Errno.Describe(-result)} in a transfer.");

    private unsafe void Set(uint request, void* value, string what)
    {
        int result = _calls.Ioctl(_descriptor, request, value);
        if (result >= 0)
            return;
        _calls.Close(_descriptor);
        throw new IOException($"{Path} refuses {what}: {Errno.Describe(-result)}.");
    }

    // struct spi_ioc_transfer; 0 for clock and word length means as set.
    [StructLayout(LayoutKind.Sequential, Size = 32)]
    private struct Message
    {
        public ulong From;
        public ulong Into;
        public uint Length;
    }
}
