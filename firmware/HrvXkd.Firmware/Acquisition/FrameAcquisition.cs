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

    /// <summary>What happened since the start.</summary>
    public StreamCounters Counters => _stream.Counters;

    /// <summary>Electrodes that have been off for the debounce time.</summary>
    public Electrodes LeadOff => _stream.LeadOff;

    /// <summary>Waits for the next conversion and reads it. Never throws; allocates nothing unless the bus fails.</summary>
    /// <param name="timeoutMs">Longest wait, ms.</param>
    /// <param name="timed">The frame and its place; the frame means something unless <see cref="FrameState.Timeout"/>, <see cref="FrameState.Corrupt"/> or <see cref="FrameState.Overrun"/>.</param>
    /// <returns>What came.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FrameState Read(int timeoutMs, out TimedFrame timed)
    {
        SampleStatus status = _stream.Read(timeoutMs, out timed);
        return status == SampleStatus.Good ? FrameState.Good : StateOf(status);
    }

    private static FrameState StateOf(SampleStatus status) => status switch
    {
        SampleStatus.LeadOff => FrameState.LeadOff,
        SampleStatus.Saturated => FrameState.Saturated,
        SampleStatus.Settling => FrameState.Settling,
        SampleStatus.Overrun => FrameState.Overrun,
        SampleStatus.Timeout => FrameState.Timeout,
        _ => FrameState.Corrupt,
    };
}
