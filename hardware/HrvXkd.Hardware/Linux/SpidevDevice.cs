// SPI through the kernel's spidev by direct system calls: one call a transfer and nothing else, for this is on the way of every sample.
// Source: include/uapi/linux/spi/spidev.h; full duplex, 8 bits a word, chip select low around each transfer.
using System.Device.Spi;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HrvXkd.Hardware.Linux;

/// <summary>A device on a SPI bus of Linux. Allocates nothing once it is open.</summary>
public sealed unsafe class SpidevDevice : SpiDevice
{
    private const uint WriteMode = 0x40016B01;
    private const uint WriteBitsPerWord = 0x40016B03;
    private const uint WriteMaximumSpeed = 0x40046B04;
    private const uint OneMessage = 0x40206B00;
    private const int BitsPerWord = 8;

    private readonly ILinuxCalls _calls;
    private readonly SpiConnectionSettings _settings;
    private readonly int _descriptor;
    // One for all transfers, pinned for good: what a transfer does not set stays 0, which means as set when the device was opened.
    private readonly Message[] _pinned = GC.AllocateArray<Message>(1, pinned: true);
    private readonly Message* _message;
    private bool _closed;

    /// <summary>Opens the device and sets mode and clock.</summary>
    /// <param name="settings">Bus, chip select, clock and mode.</param>
    /// <exception cref="IOException">It is not there, not allowed, or refuses mode or clock; the message says which.</exception>
    public SpidevDevice(SpiConnectionSettings settings) : this(settings, LinuxCalls.Instance) { }

    internal SpidevDevice(SpiConnectionSettings settings, ILinuxCalls calls)
    {
        _settings = settings ?? throw new ArgumentNullException(nameof(settings));
        _calls = calls;
        _message = (Message*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pinned));
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
    public override void Read(Span<byte> buffer)
    {
        fixed (byte* into = buffer)
            Transfer(null, into, buffer.Length);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* from = buffer)
            Transfer(from, null, buffer.Length);
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        if (writeBuffer.Length != readBuffer.Length)
            ThrowUnequal(writeBuffer, readBuffer);
        fixed (byte* from = &MemoryMarshal.GetReference(writeBuffer), into = &MemoryMarshal.GetReference(readBuffer))
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
    private void Transfer(byte* from, byte* into, int length)
    {
        _message->From = (ulong)from;
        _message->Into = (ulong)into;
        _message->Length = (uint)length;
        int result = _calls.IoctlAtOnce(_descriptor, OneMessage, _message);
        if (result < 0)
            Fail(result);
    }

    // Not within the transfer: the texts would have memory of its stack cleared at every sample.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowUnequal(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) =>
        throw new ArgumentException($"Buffers differ in length: {writeBuffer.Length} to write, {readBuffer.Length} to read.", nameof(readBuffer));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fail(int result) => throw new IOException($"{Path}: {Errno.Describe(-result)} in a transfer.");

    private void Set(uint request, void* value, string what)
    {
        int result = _calls.Ioctl(_descriptor, request, value);
        if (result >= 0)
            return;
        _calls.Close(_descriptor);
        throw new IOException($"{Path} refuses {what}: {Errno.Describe(-result)}.");
    }

    // struct spi_ioc_transfer.
    [StructLayout(LayoutKind.Sequential, Size = 32)]
    private struct Message
    {
        public ulong From;
        public ulong Into;
        public uint Length;
    }
}
