extern alias nano;
using HrvXkd.Hardware.Simulation;

namespace HrvXkd.Firmware.Nano.Tests;

public class FaultTests
{
    private const int State = 2;

    [Fact]
    public void DeadLine_AtTheStart_IsToldAndMendsItself()
    {
        Device device = new();
        device.Board.Chip.Faults = new FaultScript([new Fault(0, FaultKind.MisoLow, 8 * VirtualClock.NsPerSecond)]);
        device.Start(5);
        Assert.Equal("E,front end,part register reads 0,expected 82 83 or 115,0 and 255 are a dead line: MISO supply or reset", device.Last("E").Text);
        Assert.Equal("fault", device.Last("S").Fields[State]);
        device.Run(20);
        Assert.Equal("learning", device.Last("S").Fields[State]);
        Assert.Equal(1, device.Serial.Of("B").Count() > 5 ? 1 : 0);
    }

    [Fact]
    public void BrownOut_WhileMeasuring_StartsTheChipAnewAndTimeGoesOn()
    {
        Device device = new Device("rate=250").Start(20);
        device.Board.Chip.BrownOut(100 * VirtualClock.NsPerMs);
        device.Run(20);
        Assert.StartsWith("E,front end,", device.Last("E").Text, StringComparison.Ordinal);
        Line status = device.Last("S");
        Assert.Equal("learning", status.Fields[State]);
        Assert.InRange(status.Number(1), device.Board.Seconds - 4, device.Board.Seconds);
    }

    [Fact]
    public void DataReady_NeverFalls_IsTold()
    {
        Device device = new();
        device.Board.Chip.Faults = new FaultScript([new Fault(0, FaultKind.DrdyHigh, 100 * VirtualClock.NsPerSecond)]);
        device.Start(4);
        Assert.Equal("E,front end,data ready never falls: DRDY START or CLKSEL", device.Last("E").Text);
    }

    [Fact]
    public void ReferenceAway_ForASecond_IsTold()
    {
        Device device = new Device("rate=250").Start(10);
        long now = device.Board.Clock.NowNs;
        device.Board.Chip.Faults = new FaultScript([new Fault(now, FaultKind.ReferenceLoss, 3 * VirtualClock.NsPerSecond)]);
        device.Run(2);
        Assert.Equal("E,front end,no usable frame for a second: reference supply or MISO", device.Last("E").Text);
        device.Run(20);
        Assert.Equal("learning", device.Last("S").Fields[State]);
    }

    [Fact]
    public void Channel2_OfAPartWithOne_IsRefused()
    {
        Device device = new Device("channel=2", id: 0x52).Start(3);
        Assert.Equal("E,front end,this part has no channel 2: set channel=1", device.Last("E").Text);
    }

    [Fact]
    public void FlippedBits_OnTheWire_AreCorruptFramesAndNoSamples()
    {
        Device device = new Device("rate=250").Start(10);
        long now = device.Board.Clock.NowNs;
        device.Board.Chip.Faults = new FaultScript([new Fault(now, FaultKind.MisoFlip, 20 * VirtualClock.NsPerSecond, 0.0005)]);
        device.Run(20);
        Assert.InRange(device.Last("S").Number(8), 10, 200);
    }
}
