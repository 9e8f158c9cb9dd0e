namespace HrvXkd.Firmware.Live;

/// <summary>Where the acquisition thread puts what happened, for whoever stores and shows it. Used by one thread.</summary>
public interface IEventWriter
{
    /// <summary>Events that found no room, since the start.</summary>
    long Dropped { get; }

    /// <summary>Appends an event. Neither waits nor allocates: without room the event is dropped and counted.</summary>
    /// <param name="item">The event.</param>
    /// <returns>False if it was dropped.</returns>
    bool TryWrite(in DeviceEvent item);
}
