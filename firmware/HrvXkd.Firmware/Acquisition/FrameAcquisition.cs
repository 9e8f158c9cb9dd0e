// The driver's sample stream as the pipeline sees it: one frame per conversion of channel 1, each conversion delivered or counted as missed.
using System.Runtime.CompilerServices;
using HrvXkd.Hardware.Acquisition;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Firmware.Acquisition;

/// <summary>Reads one frame per conversion and counts those that were lost.</summary>
public sealed class FrameAcquisition
{
    private readonly SampleStream _stream;

    /// <summary>Takes a chip that converts.</summary>
    /// <param name="chip">The chip, started.</param>
    /// <param name="dataReady">Its data-ready source.</param>
    public FrameAcquisition(Ads1292 chip, IDataReady dataReady) => _stream = new SampleStream(chip, dataReady);

    /// <summary>Time of the latest frame's edge by the source's clock, ns.</summary>
    public long TimestampNs { get; private set; }

    /// <summary>What happened since the start.</summary>
    public StreamCounters Counters => _stream.Counters;

    /// <summary>Electrodes that have been off for the debounce time.</summary>
    public Electrodes LeadOff => _stream.LeadOff;

    /// <summary>Waits for the next conversion and reads it. Never throws; allocates nothing unless the bus fails.</summary>
    /// <param name="timeoutMs">Longest wait, ms.</param>
    /// <param name="frame">The frame; meaningful unless <see cref="FrameState.Timeout"/>, <see cref="FrameState.Corrupt"/> or <see cref="FrameState.Overrun"/>.</param>
    /// <param name="missed">Conversions lost between the previous frame and this one.</param>
    /// <returns>What came.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FrameState Read(int timeoutMs, out Ads1292Frame frame, out long missed)
    {
        SampleStatus status = _stream.Read(timeoutMs, out TimedFrame timed);
        if (status != SampleStatus.Timeout)
            TimestampNs = timed.TimestampNs;
        frame = timed.Frame;
        missed = timed.Missed;
        return status switch
        {
            SampleStatus.Good => FrameState.Good,
            SampleStatus.LeadOff => FrameState.LeadOff,
            SampleStatus.Saturated => FrameState.Saturated,
            SampleStatus.Settling => FrameState.Settling,
            SampleStatus.Overrun => FrameState.Overrun,
            SampleStatus.Timeout => FrameState.Timeout,
            _ => FrameState.Corrupt,
        };
    }
}
