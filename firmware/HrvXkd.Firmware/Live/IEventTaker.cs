namespace HrvXkd.Firmware.Live;

/// <summary>Takes the events of a device on the storing thread.</summary>
internal interface IEventTaker
{
    /// <summary>Takes the next events; called some fifty times a second, also with none.</summary>
    /// <param name="events">They, oldest first.</param>
    void Take(ReadOnlySpan<DeviceEvent> events);

    /// <summary>The last event was taken.</summary>
    void Finish();
}
