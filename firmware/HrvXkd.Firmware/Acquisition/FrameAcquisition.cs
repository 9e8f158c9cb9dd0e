// From data-ready edges to frames with a place in time. Every conversion of the chip is accounted for: delivered, or
// counted as missed. Edges are counted by the source; only after a silence is time the better witness.
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Firmware.Acquisition;

/// <summary>Reads one frame per conversion and counts those that were lost.</summary>
public sealed class FrameAcquisition
{
    private const double NsPerSecond = 1e9;
    private const Electrodes Channel1 = Electrodes.In1P | Electrodes.In1N;

    private readonly Ads1292 _chip;
    private readonly IDataReady _dataReady;
    private readonly double _conversionsPerNs;
    private long _edges;
    private bool _silent;
    private bool _started;

    /// <summary>Takes a chip that converts.</summary>
    /// <param name="chip">The chip, started.</param>
    /// <param name="dataReady">Its data-ready source.</param>
    /// <param name="sampleRateHz">Data rate, above 0.</param>
    public FrameAcquisition(Ads1292 chip, IDataReady dataReady, int sampleRateHz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        _chip = chip ?? throw new ArgumentNullException(nameof(chip));
        _dataReady = dataReady ?? throw new ArgumentNullException(nameof(dataReady));
        _conversionsPerNs = sampleRateHz / NsPerSecond;
    }

    /// <summary>Time of the latest frame's edge by the source's clock, ns.</summary>
    public long TimestampNs { get; private set; }

    /// <summary>Waits for the next conversion and reads it. Allocates nothing.</summary>
    /// <param name="timeoutMs">Longest wait, ms.</param>
    /// <param name="frame">The frame; meaningful unless <see cref="FrameState.Timeout"/> or <see cref="FrameState.Corrupt"/>.</param>
    /// <param name="missed">Conversions lost between the previous frame and this one.</param>
    /// <returns>What came.</returns>
    /// <exception cref="IOException">The SPI transfer itself failed.</exception>
    public FrameState Read(int timeoutMs, out Ads1292Frame frame, out long missed)
    {
        frame = default;
        missed = 0;
        if (!_dataReady.Wait(timeoutMs, out long timestampNs))
        {
            _silent = true;
            return FrameState.Timeout;
        }

        missed = _started ? CountMissed(timestampNs) : 0;
        _edges = _dataReady.EdgeCount;
        TimestampNs = timestampNs;
        _silent = false;
        _started = true;
        if (!_chip.TryReadFrame(out frame))
            return FrameState.Corrupt;
        if ((frame.LeadOff & Channel1) != 0)
            return FrameState.LeadOff;
        return frame.Channel1Saturated ? FrameState.Saturated : FrameState.Good;
    }

    /// <summary>Takes time as the witness of what is lost before the next frame: the edges of a chip that was started anew tell nothing.</summary>
    public void CountNextByTime() => _silent = true;

    private long CountMissed(long timestampNs)
    {
        long byEdges = _dataReady.EdgeCount - _edges - 1;
        if (!_silent)
            return byEdges;
        long byTime = (long)Math.Round((timestampNs - TimestampNs) * _conversionsPerNs) - 1;
        return Math.Max(byEdges, byTime);
    }
}
