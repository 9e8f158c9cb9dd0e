using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Firmware.Replay;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.Simulation;

namespace HrvXkd.Firmware.Tests;

public sealed class DevicePipelineTests : IDisposable
{
    private const int RateHz = 250;
    private readonly VirtualClock _clock = new();
    private readonly SimulatedAds1292 _simulated;
    private readonly FaultySpi _bus;
    private readonly Ads1292 _chip;
    private readonly DeafDataReady _ready;
    private readonly ListSink _sink = new();
    private readonly DevicePipeline _pipeline;

    public DevicePipelineTests()
    {
        _simulated = new SimulatedAds1292(_clock);
        _bus = new FaultySpi(_simulated);
        _chip = new Ads1292(_bus, delay: _clock);
        _chip.Initialize(Ads1292Configuration.SingleLead(DataRate.Sps250));
        _chip.Start();
        _ready = new DeafDataReady(new SimulatedDataReady(_simulated, _clock));
        _pipeline = new DevicePipeline(_chip, _ready, new SumModel(), WindowProfile.Short(), _sink);
        Assert.True(_pipeline.Settle(1000));
        EcgTrack track = Tracks.Ecg(RateHz, 600);
        _simulated.Channel1Source = new SampledSource(track.Samples, RateHz, Tracks.CountsPerMilliVolt, RateHz) { StartNs = _simulated.NextEdgeNs };
    }

    public void Dispose()
    {
        _chip.Dispose();
        _bus.Dispose();
        _simulated.Dispose();
    }

    [Fact]
    public void Step_SlowHost_RecordsTheLostConversionsWithPlaceAndLength()
    {
        Run(100);
        _clock.Advance(40 * VirtualClock.NsPerMs);
        Run(100);
        _pipeline.Finish();
        // Ten conversions passed; the last of them could still be read.
        Assert.Equal([(100L, 9L)], _sink.Gaps);
        Assert.Equal(209, _pipeline.Samples);
        Assert.Equal(200, _pipeline.Frames);
        Assert.Equal(1, _pipeline.Gaps);
        Assert.Equal(9, _simulated.MissedConversions);
    }

    [Fact]
    public void Step_CorruptFrame_IsAGapOfOne()
    {
        Run(50);
        _bus.SpoilNext = true;
        Assert.Equal(FrameState.Corrupt, _pipeline.Step(1000));
        Run(50);
        Assert.Equal([(50L, 1L)], _sink.Gaps);
        Assert.Equal(101, _pipeline.Samples);
    }

    [Fact]
    public void Step_EdgesLostUncounted_GapIsMeasuredByTime()
    {
        Run(50);
        long before = _simulated.EdgeCount;
        _ready.Deaf = true;
        for (int i = 0; i < 25; i++)
            Assert.Equal(FrameState.Timeout, _pipeline.Step(4));
        long lost = _simulated.EdgeCount - before;
        _ready.Deaf = false;
        Run(50);
        // The driver looks after the silent chip meanwhile, which takes a little more than the 25 time-outs, and three more frames until it trusts
        // the data-ready line again.
        Assert.InRange(lost, 25, 35);
        lost += 3;
        Assert.Equal([(50L, lost)], _sink.Gaps);
        Assert.Equal(100 + lost, _pipeline.Samples);
    }

    [Fact]
    public void Step_StoppedChip_TimesOutAndCountsNothing()
    {
        _chip.Stop();
        Assert.Equal(FrameState.Timeout, _pipeline.Step(10));
        Assert.Equal(0, _pipeline.Frames);
        Assert.Empty(_sink.Frames);
    }

    [Fact]
    public void Step_LongSilence_KeepsTheTimeOfBeatsAndWindows()
    {
        Run(30 * RateHz);
        _clock.Advance(100 * VirtualClock.NsPerSecond);
        Run(100 * RateHz);
        _pipeline.Finish();
        Assert.Equal([(7500L, (100L * RateHz) - 1)], _sink.Gaps);
        // 230 s hold the windows that end at 60, 90, ... 210 s.
        Assert.Equal([0, 1, 2, 3, 4, 5], _sink.Windows);
        double last = Tracks.Beats(600).Last(beat => beat < 229.9);
        Assert.Equal(last, _sink.Beats[^1] / (double)Ticks.PerSecond, 0.015);
    }

    [Fact]
    public void Constructor_ChipNotInitialised_IsRefused()
    {
        using var chip = new Ads1292(new SimulatedAds1292(_clock), delay: _clock);
        Assert.Throws<ArgumentException>(() => new DevicePipeline(chip, _ready, new SumModel(), WindowProfile.Short(), _sink));
    }

    private void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
            Assert.Equal(FrameState.Good, _pipeline.Step(1000));
    }
}
