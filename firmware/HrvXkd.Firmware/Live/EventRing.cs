// One thread writes, one reads, neither waits. Source: the bounded queue of Lamport 1977; indices only grow, so full and empty differ.
namespace HrvXkd.Firmware.Live;

/// <summary>A ring of events between two threads. Allocates nothing after its constructor.</summary>
public sealed class EventRing : IEventWriter
{
    private readonly DeviceEvent[] _events;
    private readonly int _mask;
    private long _written;
    private long _read;

    /// <summary>Takes the memory.</summary>
    /// <param name="capacity">Events it holds, a power of two.</param>
    /// <exception cref="ArgumentException">Not a power of two.</exception>
    public EventRing(int capacity)
    {
        if (capacity < 2 || (capacity & (capacity - 1)) != 0)
            throw new ArgumentException($"{capacity} events, expected a power of two from 2 on.", nameof(capacity));
        _events = new DeviceEvent[capacity];
        _mask = capacity - 1;
    }

    /// <summary>Events that found no room, since the start.</summary>
    public long Dropped { get; private set; }

    /// <summary>Most events that waited at one time.</summary>
    public int Peak { get; private set; }

    /// <summary>Events it holds.</summary>
    public int Capacity => _events.Length;

    /// <summary>Events that wait now.</summary>
    public int Waiting => (int)(Volatile.Read(ref _written) - Volatile.Read(ref _read));

    /// <summary>Appends an event; called by the writing thread only. If there is no room the event is dropped and counted: the writer never waits.</summary>
    /// <param name="item">The event.</param>
    /// <returns>False if it was dropped.</returns>
    public bool TryWrite(in DeviceEvent item)
    {
        long written = _written;
        int waiting = (int)(written - Volatile.Read(ref _read));
        if (waiting == _events.Length)
        {
            Dropped++;
            return false;
        }

        if (waiting >= Peak)
            Peak = waiting + 1;
        _events[written & _mask] = item;
        Volatile.Write(ref _written, written + 1);
        return true;
    }

    /// <summary>Takes the oldest events; called by the reading thread only.</summary>
    /// <param name="events">Receives them.</param>
    /// <returns>How many; 0 if there are none.</returns>
    public int Read(Span<DeviceEvent> events)
    {
        long read = _read;
        int count = (int)Math.Min(Volatile.Read(ref _written) - read, events.Length);
        for (int i = 0; i < count; i++)
            events[i] = _events[(read + i) & _mask];
        Volatile.Write(ref _read, read + count);
        return count;
    }
}
