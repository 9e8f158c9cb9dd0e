// The measuring process's end of the pipe to the serving one. The kernel keeps what the other side does not take at once: a megabyte, half a minute and more,
// so that neither its garbage collections nor a slow disk reach the acquisition. Source: pipe(7): writes of up to 4096 bytes are whole or not at all.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Firmware.Live;
using Microsoft.Win32.SafeHandles;

namespace HrvXkd.Firmware.Running;

/// <summary>Writes events to another process in small batches. Used by the acquisition thread alone until it has ended.</summary>
internal sealed partial class EventPipe : IEventWriter
{
    private const int PipeBytes = 1 << 20;
    private const int WholeWriteBytes = 4096;
    private const int BatchesPerSecond = 32;
    private const int HeldEvents = 4096;
    private const int SetFlags = 4;
    private const int SetPipeSize = 1031;
    private const int WriteOnlyNonBlocking = 1 | 0x800;
    private const int RetryMs = 10;

    private readonly DeviceEvent[] _held = new DeviceEvent[HeldEvents];
    private readonly int _batch;
    private SafePipeHandle? _pipe;
    private volatile int _descriptor = -1;
    private int _count;

    /// <summary>Takes the memory; events are held until <see cref="Connect"/>.</summary>
    /// <param name="rateHz">Samples per second.</param>
    public EventPipe(int rateHz) => _batch = Math.Max(1, rateHz / BatchesPerSecond);

    /// <inheritdoc/>
    public long Dropped { get; private set; }

    /// <summary>Gives the pipe, from any thread.</summary>
    /// <param name="pipe">Its writing end; closed by <see cref="Close"/>.</param>
    public void Connect(SafePipeHandle pipe)
    {
        _pipe = pipe;
        int descriptor = (int)pipe.DangerousGetHandle();
        // Where the larger size is refused the usual one holds three seconds.
        _ = Control(descriptor, SetPipeSize, PipeBytes);
        _ = Control(descriptor, SetFlags, WriteOnlyNonBlocking);
        _descriptor = descriptor;
    }

    /// <inheritdoc/>
    public bool TryWrite(in DeviceEvent item)
    {
        int count = _count;
        if (count == HeldEvents)
        {
            Dropped++;
            Send();
            return false;
        }

        ref DeviceEvent free = ref _held[count];
        free = item;
        _count = count + 1;
        if (_count >= _batch)
            Send();
        return true;
    }

    /// <summary>Tells how the acquisition is, and sends what is held.</summary>
    /// <param name="acquisition">The acquisition.</param>
    public void Report(IAcquisition acquisition)
    {
        TryWrite(new DeviceEvent(EventKind.Counters, acquisition.AllocatedBytes, Dropped, (int)acquisition.Corrupt, (int)acquisition.Restarts, (int)acquisition.Part));
        Send();
    }

    /// <summary>Sends what is held, waiting for room, and closes the pipe: the other side comes to the end.</summary>
    /// <param name="patience">Longest wait.</param>
    public void Close(TimeSpan patience)
    {
        for (double leftMs = patience.TotalMilliseconds; _descriptor >= 0 && _count > 0 && leftMs > 0; leftMs -= RetryMs)
        {
            Send();
            if (_count > 0)
                Thread.Sleep(RetryMs);
        }

        _descriptor = -1;
        _pipe?.Dispose();
    }

    private unsafe void Send()
    {
        int descriptor = _descriptor;
        if (descriptor < 0)
            return;
        int sent = 0;
        fixed (DeviceEvent* held = _held)
        {
            while (sent < _count)
            {
                int events = Math.Min(_count - sent, WholeWriteBytes / Unsafe.SizeOf<DeviceEvent>());
                if (Write(descriptor, held + sent, (nuint)(events * Unsafe.SizeOf<DeviceEvent>())) <= 0)
                    break;
                sent += events;
            }
        }

        Array.Copy(_held, sent, _held, 0, _count - sent);
        _count -= sent;
    }

    [LibraryImport("libc", EntryPoint = "write")]
    private static unsafe partial nint Write(int descriptor, DeviceEvent* events, nuint bytes);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, nint argument);
}
