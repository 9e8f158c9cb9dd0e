using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Firmware.Live;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Tests.Live;

public class StatusTrackerTests
{
    private const int RateHz = 500;
    private readonly StatusTracker _tracker = new(RateHz, WindowProfile.Short());
    private long _sample;

    [Fact]
    public void Status_ElectrodeOff_NeverShowsAHeartRate()
    {
        Beats(20);
        Frames(5 * RateHz, FrameState.Good, Electrodes.None);
        Assert.InRange(Status().HeartRate!.Value, 74, 76);
        Assert.Equal(80, Status().HeartRateQuality);

        Frames(RateHz / 20, FrameState.LeadOff, Electrodes.In1N);
        Assert.NotEqual(DeviceState.ElectrodesOff, Status().State);
        Frames(RateHz / 10, FrameState.LeadOff, Electrodes.In1N);
        DeviceStatus off = Status();
        Assert.Equal(DeviceState.ElectrodesOff, off.State);
        Assert.Null(off.HeartRate);
        Assert.Null(off.HeartRateQuality);
        Assert.Equal(["channel 1 -"], off.ElectrodesOff);
        Assert.Contains("channel 1 -", off.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_WithoutBeats_BecomesPoorSignalNotZero()
    {
        Frames(5 * RateHz, FrameState.Good, Electrodes.None);
        Assert.Equal(DeviceState.Learning, Status().State);
        Frames(10 * RateHz, FrameState.Good, Electrodes.None);
        Assert.Equal(DeviceState.PoorSignal, Status().State);
        Assert.Null(Status().HeartRate);
    }

    [Fact]
    public void Status_Windows_LeadFromLearningToRisk()
    {
        for (int window = 0; window < 6; window++)
        {
            _sample = window * 30L * RateHz;
            Beats(20);
            Frames(1, FrameState.Good, Electrodes.None);
            Assert.Equal(window == 0 ? DeviceState.Learning : DeviceState.Measuring, Status().State);
            Window(window, hasRisk: window == 5, logitQ16: 65536);
        }

        Frames(1, FrameState.Good, Electrodes.None);
        DeviceStatus status = Status();
        Assert.Equal(DeviceState.RiskAvailable, status.State);
        Assert.Equal(1 / (1 + Math.Exp(-1)), status.Risk!.Value, 12);
        Assert.Equal(90, status.RiskQuality);
        Assert.Equal(3.5, status.RiskMinutes);
        Assert.Equal(2.5, status.Window!.Features![3]);
        Assert.Equal([[0.5, 0, 0, 0, 0, 0, 0, 0.5], [0, 0, 0, 0, 0, 0, 0, 1]], status.Window!.Attention!);
        Assert.Contains("not a diagnosis", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_ChipLost_IsTheMostUrgentUntilAFrameComes()
    {
        Beats(20);
        Frames(RateHz, FrameState.LeadOff, Electrodes.In1P);
        _tracker.Take(new DeviceEvent(EventKind.Chip, _sample, 0, 1, 1, 0));
        Assert.Equal(DeviceState.ChipFault, Status().State);
        Frames(1, FrameState.Good, Electrodes.None);
        Assert.NotEqual(DeviceState.ChipFault, Status().State);
    }

    [Fact]
    public void Take_JumpOfSamples_CountsAsLost()
    {
        Frames(100, FrameState.Good, Electrodes.None);
        _sample += 42;
        Frames(1, FrameState.Good, Electrodes.None);
        Assert.Equal(42, Status().LostSamples);
    }

    private DeviceStatus Status() => _tracker.Status([], null);

    private void Frames(int count, FrameState state, Electrodes off)
    {
        for (int i = 0; i < count; i++)
            _tracker.Take(new DeviceEvent(EventKind.Frame, _sample++, 0, 0, 0, (int)state | ((int)off << RingSink.ElectrodeShift)));
    }

    private void Beats(int count)
    {
        long ticks = _sample * Ticks.PerSecond / RateHz;
        for (int i = 0; i < count; i++)
            _tracker.Take(new DeviceEvent(EventKind.Beat, ticks + (i * Ticks.PerSecond * 8L / 10), 0, 80, 0, 0));
    }

    private void Window(int index, bool hasRisk, int logitQ16)
    {
        for (int i = 0; i < Sequence.Features; i++)
            _tracker.Take(new DeviceEvent(EventKind.Feature, i, 0, i == 3 ? 163_840 : 0, 0, 0));
        for (int i = 0; i < 16 && hasRisk; i++)
            _tracker.Take(new DeviceEvent(EventKind.Attention, i, 0, i == 15 ? 65536 : i is 0 or 7 ? 32768 : 0, 0, 0));
        _tracker.Take(new DeviceEvent(EventKind.Window, index, 0, 90, hasRisk ? 3 : 1, logitQ16));
    }
}
