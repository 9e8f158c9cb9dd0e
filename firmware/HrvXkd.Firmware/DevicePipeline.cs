// The device's own way from data-ready edge to risk. This is what ships; replay drives it with the simulated chip.
using System.Runtime.CompilerServices;
using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Firmware.Analysis;
using HrvXkd.Hardware.Acquisition;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Firmware;

/// <summary>Data ready, frame, gap check, analysis, risk: one step per conversion, on one thread, without allocation.</summary>
public sealed class DevicePipeline
{
    private readonly FrameAcquisition _acquisition;
    private readonly RiskAnalysis _analysis;
    private readonly IPipelineSink _sink;
    private long _gapStart;
    private long _gapLength;

    /// <summary>Puts the pipeline together; nothing is allocated afterwards.</summary>
    /// <param name="chip">The chip, initialised with a lead on channel 1 and started.</param>
    /// <param name="dataReady">Its data-ready source.</param>
    /// <param name="model">The student.</param>
    /// <param name="profile">Window profile.</param>
    /// <param name="sink">Receives frames, gaps, beats and windows.</param>
    /// <exception cref="ArgumentException">The chip is not initialised.</exception>
    public DevicePipeline(Ads1292 chip, IDataReady dataReady, IRiskModel model, WindowProfile profile, IPipelineSink sink)
        : this(chip, dataReady, RiskAnalysis.For(chip.Configuration ?? throw new ArgumentException("The chip is not initialised.", nameof(chip)), model, profile, sink), sink)
    {
    }

    /// <summary>Puts the pipeline together with an analysis that was made while the chip got ready.</summary>
    /// <param name="chip">The chip, initialised with a lead on channel 1.</param>
    /// <param name="dataReady">Its data-ready source.</param>
    /// <param name="analysis">Analysis for the chip's configuration, which delivers to the same sink.</param>
    /// <param name="sink">Receives frames, gaps, beats and windows.</param>
    /// <exception cref="ArgumentException">The chip is not initialised.</exception>
    public DevicePipeline(Ads1292 chip, IDataReady dataReady, RiskAnalysis analysis, IPipelineSink sink)
    {
        _sink = sink ?? throw new ArgumentNullException(nameof(sink));
        _analysis = analysis ?? throw new ArgumentNullException(nameof(analysis));
        _acquisition = new FrameAcquisition(chip, dataReady);
    }

    /// <summary>Samples since the start, lost ones and those in gaps counted.</summary>
    public long Samples { get; private set; }

    /// <summary>Frames read.</summary>
    public long Frames { get; private set; }

    /// <summary>Gaps begun: stretches of conversions that were lost, corrupt, saturated or taken with an electrode off.</summary>
    public int Gaps { get; private set; }

    /// <summary>What happened to frames since the start.</summary>
    public StreamCounters Counters => _acquisition.Counters;

    /// <summary>Reads and drops frames until the chip's filter has settled; call once before the first <see cref="Step"/>.</summary>
    /// <param name="timeoutMs">Longest wait for a frame, ms.</param>
    /// <returns>False if a frame did not come in time.</returns>
    public bool Settle(int timeoutMs)
    {
        for (int i = 0; i < Ads1292.SettlingFrames; i++)
        {
            if (_acquisition.Read(timeoutMs, out _) == FrameState.Timeout)
                return false;
        }

        return true;
    }

    /// <summary>Waits for one conversion and takes it all the way.</summary>
    /// <param name="timeoutMs">Longest wait, ms.</param>
    /// <returns>What came.</returns>
    [SkipLocalsInit]
    public FrameState Step(int timeoutMs)
    {
        FrameState state = _acquisition.Read(timeoutMs, out TimedFrame timed);
        if (state == FrameState.Timeout)
            return state;
        Frames++;
        _sink.OnFrame(timed.Frame, state, Samples + timed.Missed, timed.TimestampNs);
        if (timed.Missed > 0)
            Lose(timed.Missed);
        if (state == FrameState.Good)
        {
            EndGap();
            Samples++;
            _analysis.Push(timed.Frame.Channel1);
        }
        else
        {
            Lose(1);
        }

        return state;
    }

    /// <summary>Ends the recording: closes an open gap and delivers the beats and windows still delayed.</summary>
    public void Finish()
    {
        EndGap();
        _analysis.Finish();
    }

    private void Lose(long samples)
    {
        if (_gapLength == 0)
        {
            Gaps++;
            _gapStart = Samples;
        }

        _gapLength += samples;
        Samples += samples;
        _analysis.PushGap(samples);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndGap()
    {
        if (_gapLength > 0)
            _sink.OnGap(_gapStart, _gapLength);
        _gapLength = 0;
    }
}
