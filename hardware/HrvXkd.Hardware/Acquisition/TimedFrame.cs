using System.Diagnostics.CodeAnalysis;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Acquisition;

/// <summary>A frame with its place in time.</summary>
public struct TimedFrame
{
    // The driver fills it where it lies: copies would cost every sample.
    internal Ads1292Frame Received;

    /// <summary>The frame.</summary>
    [UnscopedRef]
    public readonly ref readonly Ads1292Frame Frame => ref Received;

    /// <summary>Whether it is a sample.</summary>
    public SampleStatus Status { readonly get; internal set; }

    /// <summary>Number of its conversion since the first one, lost ones counted; the place of a gap is that of its first lost index.</summary>
    public long Index { readonly get; internal set; }

    /// <summary>Conversions lost between the frame before and this one.</summary>
    public long Missed { readonly get; internal set; }

    /// <summary>Time of data ready on a monotonic clock, ns.</summary>
    public long TimestampNs { readonly get; internal set; }
}
