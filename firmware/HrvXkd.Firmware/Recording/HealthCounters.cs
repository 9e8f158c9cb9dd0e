namespace HrvXkd.Firmware.Recording;

/// <summary>How the device itself is.</summary>
/// <param name="FreeMegabytes">Room for recordings.</param>
/// <param name="ResidentMegabytes">Memory of this process.</param>
/// <param name="LostSamples">Samples lost since the start.</param>
/// <param name="CorruptFrames">Frames refused since the start.</param>
/// <param name="DroppedEvents">Events that found no room between the threads.</param>
/// <param name="RingPeak">Most events that waited between the threads.</param>
/// <param name="ChipRestarts">How often the chip was started anew.</param>
/// <param name="AcquisitionBytes">Bytes the acquisition thread allocated after its start.</param>
/// <param name="Collections">Garbage collections since the start.</param>
public sealed record HealthCounters(
    long FreeMegabytes, long ResidentMegabytes, long LostSamples, long CorruptFrames, long DroppedEvents, int RingPeak, long ChipRestarts, long AcquisitionBytes, int Collections);
