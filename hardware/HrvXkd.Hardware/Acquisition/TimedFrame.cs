using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Acquisition;

/// <summary>A frame with its place in time.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Status">Whether it is a sample.</param>
/// <param name="Index">Number of its conversion since the first one, lost ones counted; the place of a gap is that of its first lost index.</param>
/// <param name="Missed">Conversions lost between the frame before and this one.</param>
/// <param name="TimestampNs">Time of data ready on a monotonic clock, ns.</param>
public readonly record struct TimedFrame(Ads1292Frame Frame, SampleStatus Status, long Index, long Missed, long TimestampNs);
