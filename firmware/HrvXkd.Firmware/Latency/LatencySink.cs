using System.Diagnostics;
using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Firmware.Latency;

/// <summary>Takes the time of everything that the pipeline produces, in memory taken before it starts.</summary>
internal sealed class LatencySink(IDataReady clock, int frames) : IPipelineSink
{
    private const long NsPerSecond = 1_000_000_000;

    private long _firstNs = -1;
    private long _latestNs;
    private long _readAt;

    /// <summary>From data ready until the frame is read, ns.</summary>
    public TimeList Read { get; } = new(frames);

    /// <summary>From data ready to the next, ns.</summary>
    public TimeList Period { get; } = new(frames);

    /// <summary>From an R peak until its beat is known, ns.</summary>
    public TimeList Beat { get; } = new(frames);

    /// <summary>From the end of a window until its risk is known, ns.</summary>
    public TimeList Window { get; } = new(frames);

    /// <summary>Seconds of a window and from one to the next.</summary>
    public WindowProfile Profile { get; init; } = WindowProfile.Short();

    public void OnFrame(in Ads1292Frame frame, FrameState state, long sample, long timestampNs)
    {
        long nowNs = clock.NowNs;
        _readAt = Stopwatch.GetTimestamp();
        Read.Add(nowNs - timestampNs);
        if (_firstNs < 0)
            _firstNs = timestampNs;
        else
            Period.Add(timestampNs - _latestNs);
        _latestNs = timestampNs;
    }

    /// <summary>Time since the latest frame was read, which is that of its analysis right after a step.</summary>
    public long AnalysisNs() => (Stopwatch.GetTimestamp() - _readAt) * NsPerSecond / Stopwatch.Frequency;

    public void OnGap(long firstSample, long samples)
    {
    }

    public void OnBeat(long ticks, int quality, BeatClass beatClass) => Beat.Add(_latestNs - _firstNs - (ticks * NsPerSecond / Ticks.PerSecond));

    public void OnWindow(in DeviceWindow window)
    {
        long end = ((long)window.Index * Profile.StrideSeconds) + Profile.LengthSeconds;
        Window.Add(_latestNs - _firstNs - (end * NsPerSecond));
    }
}
