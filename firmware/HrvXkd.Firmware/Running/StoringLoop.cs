// The storing thread: takes events from the ring, records, keeps trends, and hands batches to those who watch. A full or read-only disk stops
// the recording, never the acquisition: it is tried again until there is room.
using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Running;

/// <summary>Runs storage and live view on their own thread.</summary>
internal sealed class StoringLoop
{
    private const int PauseMs = 20;
    private const int EventsAtOnce = 1024;

    private readonly EventRing _ring;
    private readonly IReadOnlyList<IEventTaker> _takers;
    private readonly Thread _thread;
    private volatile bool _stop;

    /// <summary>Prepares the thread.</summary>
    /// <param name="ring">Events of the acquisition thread.</param>
    /// <param name="takers">Those who take them, in this order.</param>
    public StoringLoop(EventRing ring, IReadOnlyList<IEventTaker> takers)
    {
        _ring = ring;
        _takers = takers;
        _thread = new Thread(Run) { Name = "storing", IsBackground = false };
    }

    /// <summary>What ended the thread, or null.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Starts the thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Takes what is left in the ring and ends the thread.</summary>
    public void Stop()
    {
        _stop = true;
        _thread.Join();
    }

    private void Run()
    {
        try
        {
            DeviceEvent[] events = new DeviceEvent[EventsAtOnce];
            while (true)
            {
                bool last = _stop;
                int count = _ring.Read(events);
                foreach (IEventTaker taker in _takers)
                    taker.Take(events.AsSpan(0, count));
                if (count == 0 && last)
                    break;
                if (count == 0 && !last)
                    Thread.Sleep(PauseMs);
            }

            foreach (IEventTaker taker in _takers)
                taker.Finish();
        }
        catch (Exception fault)
        {
            Fault = fault;
        }
    }
}
