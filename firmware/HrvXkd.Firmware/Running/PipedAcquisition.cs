using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HrvXkd.Firmware.Live;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Running;

/// <summary>The acquisition of another process, through the pipe from it: events go into the ring, counters are kept here.</summary>
internal sealed class PipedAcquisition : IAcquisition
{
    private const int EventsAtOnce = 512;
    private const int FullRingMs = 5;

    private readonly Stream _pipe;
    private readonly EventRing _ring;
    private readonly TaskCompletionSource<bool> _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _ended;

    /// <summary>Prepares the thread that reads.</summary>
    /// <param name="pipe">Reading end.</param>
    /// <param name="ring">Receives the events; while it is full they wait in the pipe.</param>
    public PipedAcquisition(Stream pipe, EventRing ring)
    {
        _pipe = pipe;
        _ring = ring;
    }

    public Ads1292Part Part { get; private set; }

    public long Samples { get; private set; }

    public long Corrupt { get; private set; }

    public long Restarts { get; private set; }

    public long Dropped { get; private set; }

    public long AllocatedBytes { get; private set; }

    public bool HasEnded => _ended;

    public Exception? Fault { get; private set; }

    /// <summary>Starts to read.</summary>
    public void Start() => new Thread(Run) { Name = "receiving", IsBackground = true }.Start();

    public bool AwaitChip() => _decided.Task.GetAwaiter().GetResult();

    /// <summary>The other process ends by itself: nothing to do.</summary>
    public void Stop()
    {
    }

    private void Run()
    {
        try
        {
            int size = Unsafe.SizeOf<DeviceEvent>();
            byte[] bytes = new byte[EventsAtOnce * size];
            int have = 0;
            while (_pipe.Read(bytes, have, bytes.Length - have) is var read and > 0)
            {
                have += read;
                int whole = have / size * size;
                foreach (ref readonly DeviceEvent item in MemoryMarshal.Cast<byte, DeviceEvent>(bytes.AsSpan(0, whole)))
                    Take(item);
                bytes.AsSpan(whole, have - whole).CopyTo(bytes);
                have -= whole;
            }
        }
        catch (IOException fault)
        {
            Fault = fault;
        }

        _ended = true;
        _decided.TrySetResult(false);
    }

    private void Take(in DeviceEvent item)
    {
        if (item.Kind == EventKind.Counters)
        {
            (AllocatedBytes, Dropped, Corrupt, Restarts, Part) = (item.Sample, item.Extent, item.A, item.B, (Ads1292Part)item.C);
            _decided.TrySetResult(true);
            return;
        }

        while (_ring.Waiting == _ring.Capacity)
            Thread.Sleep(FullRingMs);
        _ring.TryWrite(item);
        if (item.Kind == EventKind.Frame)
            Samples = item.Sample + 1;
    }
}
