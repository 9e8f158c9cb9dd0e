using HrvXkd.Core.Beats;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Tests;

/// <summary>Writes down what a pipeline produces.</summary>
internal sealed class ListSink : IPipelineSink
{
    public List<FrameState> Frames { get; } = [];

    public List<(long First, long Samples)> Gaps { get; } = [];

    public List<long> Beats { get; } = [];

    public List<int> Windows { get; } = [];

    public void OnFrame(in Ads1292Frame frame, FrameState state, long sample, long timestampNs) => Frames.Add(state);

    public void OnGap(long firstSample, long samples) => Gaps.Add((firstSample, samples));

    public void OnBeat(long ticks, int quality, BeatClass beatClass) => Beats.Add(ticks);

    public void OnWindow(in DeviceWindow window) => Windows.Add(window.Index);
}
