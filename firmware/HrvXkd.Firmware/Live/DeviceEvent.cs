namespace HrvXkd.Firmware.Live;

/// <summary>One thing that happened on the acquisition thread, as it crosses to the storing thread.</summary>
/// <param name="Kind">What it is; the other fields mean what <see cref="EventKind"/> says.</param>
/// <param name="Sample">Sample or ticks.</param>
/// <param name="Extent">Time in ns, or a length.</param>
/// <param name="A">First value.</param>
/// <param name="B">Second value.</param>
/// <param name="C">Third value.</param>
public readonly record struct DeviceEvent(EventKind Kind, long Sample, long Extent, int A, int B, int C);
