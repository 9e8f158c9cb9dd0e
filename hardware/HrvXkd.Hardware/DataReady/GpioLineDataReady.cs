// DRDY through the GPIO character device, version 2, by direct system calls: the kernel takes the time in its interrupt handler and counts
// every edge, also those its queue had no room for. Falling edges only; no allocation. Needs Linux 5.10.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using HrvXkd.Hardware.Linux;

namespace HrvXkd.Hardware.DataReady;

/// <summary>Data-ready source on a line of the GPIO character device. The default on Linux.</summary>
public sealed unsafe class GpioLineDataReady : IDataReady, IDisposable
{
    private readonly ILinuxCalls _calls;
    // Pinned for good.
    private readonly GpioUapi.LineEvent[] _buffer = GC.AllocateArray<GpioUapi.LineEvent>(GpioUapi.LargestBuffer, pinned: true);
    private readonly GpioUapi.LineEvent* _events;
    private readonly int _descriptor;
    private uint _sequence;
    private long _timestampNs;
    private bool _disposed;

    /// <summary>Requests the line.</summary>
    /// <param name="chip">Chip, see <see cref="GpioChip.Find(IReadOnlyList{string})"/>.</param>
    /// <param name="line">Line that DRDY is wired to; on a Raspberry Pi the GPIO number.</param>
    /// <param name="consumer">Name the kernel shows for the user of the line, at most 31 bytes.</param>
    /// <exception cref="IOException">The chip cannot be opened, or the line is in use or cannot make events; the message says which.</exception>
    public GpioLineDataReady(GpioChip chip, int line, string consumer = "ads1292-drdy") : this(chip, line, consumer, LinuxCalls.Instance) { }

    internal GpioLineDataReady(GpioChip chip, int line, string consumer, ILinuxCalls calls)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(line, chip.Lines);
        _calls = calls;
        _events = (GpioUapi.LineEvent*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_buffer));
        int descriptor = chip.OpenOrThrow(calls);
        int result = Request(calls, descriptor, line, consumer, out _descriptor);
        calls.Close(descriptor);
        if (result < 0)
            throw new IOException($"Line {line} of {chip.Path} ({chip.Label}): {Errno.Describe(-result)}.{Advice(chip, line, -result)}");
    }

    /// <inheritdoc/>
    public bool HasKernelTime => true;

    /// <inheritdoc/>
    public long EdgeCount { get; private set; }

    /// <summary>Error number of the last failed system call; 0 if none failed.</summary>
    public int LastError { get; private set; }

    /// <inheritdoc/>
    public bool IsReady
    {
        [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var values = new GpioUapi.LineValues { Mask = 1 };
            int result = _calls.IoctlAtOnce(_descriptor, GpioUapi.GetValues, &values);
            return result < 0 || (values.Bits & 1) == 0;
        }
    }

    /// <inheritdoc/>
    public long NowNs => MonotonicClock.NowNs;

    /// <inheritdoc/>
    /// <remarks>The time is the kernel's, of CLOCK_MONOTONIC, as is <see cref="NowNs"/>.</remarks>
    public bool Wait(int timeoutMs, out long timestampNs)
    {
        int events = Take(timeoutMs);
        if (events < 0)
            events = TakeAgain(events, timeoutMs);
        timestampNs = _timestampNs;
        return events > 0;
    }

    // Interrupted, or a full queue, which has dropped the newest edges: the last one in it is not that of the conversion waiting now. The time before is not
    // counted, so that the usual way does without the clock.
    private int TakeAgain(int events, int timeoutMs)
    {
        long start = Environment.TickCount64;
        while (events is -Errno.Interrupted or -Errno.OutOfMemory)
            events = Take((int)Math.Max(0, timeoutMs - (Environment.TickCount64 - start)));
        if (events < 0)
            LastError = -events;
        return events;
    }

    // 0 if nothing came in time, else the events or the negative error.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Take(int timeoutMs)
    {
        int ready = _calls.Poll(_descriptor, timeoutMs);
        if (ready <= 0)
            return ready;
        int events = Drain();
        return events is 0 ? -Errno.Interrupted : events == GpioUapi.LargestBuffer ? -Errno.OutOfMemory : events;
    }

    /// <summary>Gives the line back. May be called twice.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _calls.Close(_descriptor);
    }

    // One call takes all that is queued.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Drain()
    {
        int bytes = _calls.Read(_descriptor, _events, GpioUapi.LargestBuffer * sizeof(GpioUapi.LineEvent));
        int events = 1;
        if (bytes != sizeof(GpioUapi.LineEvent))
        {
            if (bytes < sizeof(GpioUapi.LineEvent))
                return Math.Min(bytes, 0);
            events = bytes / sizeof(GpioUapi.LineEvent);
        }

        GpioUapi.LineEvent* latest = _events + events - 1;
        uint sequence = latest->LineSequence;
        EdgeCount += unchecked(sequence - _sequence);
        _sequence = sequence;
        _timestampNs = (long)latest->TimestampNs;
        return events;
    }

    private static int Request(ILinuxCalls calls, int chip, int line, string consumer, out int descriptor)
    {
        var request = new GpioUapi.LineRequest { LineCount = 1, EventBufferSize = GpioUapi.LargestBuffer };
        request.Offsets[0] = (uint)line;
        request.Config.Flags = GpioUapi.FlagInput | GpioUapi.FlagEdgeFalling;
        Encoding.UTF8.GetEncoder().Convert(consumer, new Span<byte>(request.Consumer, GpioUapi.NameBytes - 1), true, out _, out _, out _);
        int result = calls.Ioctl(chip, GpioUapi.GetLine, &request);
        descriptor = request.Descriptor;
        return result;
    }

    private string Advice(GpioChip chip, int line, int error)
    {
        if (error != Errno.Busy)
            return error == Errno.Invalid ? " It makes no interrupts, or the kernel is older than 5.10." : "";
        string consumer = chip.ReadLine(_calls, line).Consumer;
        return $" It is held by {(consumer.Length == 0 ? "the kernel or another program" : consumer)}: end that, or wire DRDY to another line.";
    }
}
