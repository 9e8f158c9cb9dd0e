extern alias nano;
using HrvXkd.Hardware.Simulation;

namespace HrvXkd.Firmware.Nano.Tests;

public class SelfTestTests
{
    [Theory]
    [InlineData(0x52, 15)]
    [InlineData(0x53, 21)]
    [InlineData(0x73, 21)]
    public void SelfTest_HealthyBoard_Passes(int id, int checks)
    {
        Device device = new Device("rate=250", id).Start(5).Send("selftest", 20);
        Line[] tests = [.. device.Serial.Of("T")];
        Assert.Equal($"T,end,{checks},0,ok", tests[^1].Text);
        Assert.Equal(checks + 1, tests.Length);
        Assert.Empty(device.Board.Chip.Mistakes);
    }

    [Fact]
    public void SelfTest_Afterwards_MeasuringGoesOn()
    {
        Device device = new Device("rate=250").Start(15).Send("selftest", 40);
        Line status = device.Last("S");
        Assert.Equal("learning", status.Fields[2]);
        Assert.InRange(status.Number(1), device.Board.Seconds - 4, device.Board.Seconds);
        Assert.True(status.Number(7) > 1000);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "noise", "T,noise rms nV," },
        { "offset", "T,offset uV," },
        { "oscillator", "T,conversions per 1000 s," },
        { "electrode", "T,electrodes off,1,0,0," },
        { "memory", "T,free bytes,900,16384," },
        { "bits", "T,registers that hold patterns," },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void SelfTest_Fault_IsFoundWhereItIs(string fault, string line)
    {
        Device device = new Device("rate=250", memory: new Memory("rate=250") { Free = fault == "memory" ? 900 : 40_000 }).Start(5);
        SimulatedAds1292 chip = device.Board.Chip;
        if (fault == "noise")
            chip.NoiseFactor = 5;
        else if (fault == "offset")
            chip.Offset2MilliVolts = 30;
        else if (fault == "oscillator")
            chip.OscillatorPpm = 80_000;
        else if (fault == "electrode")
            chip.ElectrodesOff = 1;
        else if (fault == "bits")
            chip.Faults = new FaultScript([new Fault(device.Board.Clock.NowNs, FaultKind.MosiFlip, 100 * VirtualClock.NsPerMs, 0.02)]);
        device.Send("selftest", 25);
        Line[] failed = [.. device.Serial.Of("T").Where(test => test.Fields[^1] == "FAIL" && test.Fields[1] != "end")];
        Assert.Contains(failed, test => test.Text.StartsWith(line, StringComparison.Ordinal));
        Assert.Equal("FAIL", device.Serial.Of("T").Single(test => test.Fields[1] == "end").Fields[^1]);
    }

    [Fact]
    public void SelfTest_NoData_FailsAndEnds()
    {
        Device device = new Device("rate=250").Start(5);
        device.Board.Chip.Faults = new FaultScript([new Fault(device.Board.Clock.NowNs, FaultKind.DrdyHigh, 60 * VirtualClock.NsPerSecond)]);
        device.Send("selftest", 20);
        Assert.Contains(device.Serial.Of("T"), test => test.Text == "T,frames in time,0,500,500,FAIL");
        Assert.Contains(device.Serial.Of("T"), test => test.Fields[1] == "end");
    }
}
