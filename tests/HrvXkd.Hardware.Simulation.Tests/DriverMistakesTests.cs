// Mistakes that public drivers make (hardware/README.md lists them): each must show as it would on the bench.
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Simulation.Tests;

public class DriverMistakesTests
{
    [Fact]
    public void RegisterAccess_InContinuousMode_IsIgnored()
    {
        using Bench bench = new Bench().PowerUp();
        Assert.Equal(0, bench.ReadRegister(0) & 0x0F);
        bench.Send(0x41, 0x00, 0x03, 0x00);
        bench.Send(0x11, 0x00);
        Assert.Equal(0x02, bench.ReadRegister(1));
        Assert.Equal(
            [Mistake.IgnoredInContinuousMode, Mistake.IgnoredInContinuousMode], bench.Chip.Mistakes.Select(record => record.Mistake));
    }

    [Fact]
    public void Command_ChipSelectRaisedAtOnce_IsLost()
    {
        using Bench bench = new Bench().PowerUp();
        bench.Send(0x11);
        bench.Send(0x20, 0, 0, 0);
        Assert.Equal(
            [Mistake.ChipSelectTooSoon, Mistake.IgnoredInContinuousMode], bench.Chip.Mistakes.Select(record => record.Mistake));
    }

    [Fact]
    public void WriteRegister_ChipSelectRaisedAtOnce_LosesTheLastRegister()
    {
        using Bench bench = Bench.Listening();
        bench.Send(0x41, 0x01, 0x03, 0xA0);
        Assert.Equal(0x03, bench.ReadRegister(1));
        Assert.Equal(0x80, bench.ReadRegister(2));
    }

    [Fact]
    public void RegisterAccess_FastClockWithoutGaps_IsLost()
    {
        using Bench bench = new Bench(clockFrequencyHz: 4_000_000).PowerUp();
        bench.Send(0x11, 0, 0, 0, 0, 0);
        Assert.Equal(0, bench.ReadRegister(0));
        Assert.Equal([Mistake.BytesTooClose], bench.Chip.Mistakes.Select(record => record.Mistake));
    }

    [Fact]
    public void ReadRegister_ChipSelectRaisedBetween_IsAborted()
    {
        using Bench bench = Bench.Listening();
        bench.Send(0x20, 0x00);
        Assert.Equal(0, bench.Send(0x00, 0x00)[0]);
        Assert.Equal([Mistake.CommandCut], bench.Chip.Mistakes.Select(record => record.Mistake));
    }

    [Fact]
    public void Command_BeforeTheSuppliesSettled_IsLost()
    {
        using var bench = new Bench();
        bench.Send(0x11, 0x00);
        Assert.Equal(Mistake.NotPoweredUp, bench.Chip.Mistakes.Single().Mistake);
    }

    [Fact]
    public void Command_RightAfterReset_IsLost()
    {
        using Bench bench = Bench.Listening();
        bench.Send(0x06, 0x00);
        bench.Send(0x11, 0x00);
        Assert.Equal(Mistake.ChipBusy, bench.Chip.Mistakes.Single().Mistake);
    }

    [Fact]
    public void ReferenceOff_EveryCode_IsFullScale()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead() with { ReferenceOn = false });
        Ads1292Frame frame = bench.Next(driver);
        Assert.Equal(0x7FFFFF, frame.Channel1);
        Assert.True(frame.Channel1Saturated);
        Assert.Equal(0, frame.Channel2);
    }

    [Fact]
    public void ReferenceNotYetSettled_EveryCode_IsFullScale()
    {
        using Bench bench = Bench.Listening();
        bench.Send(0x42, 0x00, 0xA0, 0x00);
        bench.Send(0x08, 0x00);
        bench.Send(0x10, 0x00);
        Assert.True(bench.Ready.Wait(1000, out long early));
        Assert.Equal([0x7F, 0xFF, 0xFF], bench.Send(new byte[9])[3..6]);
        bench.Clock.AdvanceTo(early + (200 * VirtualClock.NsPerMs));
        Assert.True(bench.Ready.Wait(1000, out _));
        bench.Send(new byte[9]);
        Assert.True(bench.Ready.Wait(1000, out _));
        Assert.Equal([0, 0, 0], bench.Send(new byte[9])[3..6]);
    }

    [Fact]
    public void ClockDivider_With512KilohertzClock_QuartersTheRate()
    {
        using Bench bench = Bench.Listening();
        bench.Send(0x48, 0x00, 0x40, 0x00);
        bench.Send(0x08, 0x00);
        Assert.True(bench.Ready.Wait(1000, out long first));
        Assert.True(bench.Ready.Wait(1000, out long second));
        Assert.Equal(8 * VirtualClock.NsPerMs, second - first);
    }

    [Fact]
    public void ComparatorsOff_ElectrodeOff_IsNeverReported()
    {
        using var bench = new Bench();
        bench.Chip.Channel1Source = new FunctionSource(_ => double.NaN);
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead() with { LeadOffSense = Electrodes.None });
        Ads1292Frame frame = bench.Next(driver);
        Assert.Equal(Electrodes.None, frame.LeadOff);
        Assert.Equal(ElectrodeState.NotSensed, frame.StateOf(Electrodes.In1P));
    }

    [Fact]
    public void ReadFrame_Twice_GivesTheSameConversionTwice()
    {
        using var bench = new Bench();
        bench.Chip.Channel1Source = new FunctionSource(ns => ns * 1e-9);
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        Ads1292Frame first = bench.Next(driver);
        Assert.True(driver.TryReadFrame(out Ads1292Frame again));
        Assert.Equal(first.Channel1, again.Channel1);
        Assert.NotEqual(first.Channel1, bench.Next(driver).Channel1);
    }

    [Fact]
    public void DataInput_HighWhileReading_IsNoted()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        Assert.True(bench.Ready.Wait(1000, out _));
        bench.Send(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
        Assert.Equal([Mistake.UnknownCommand], bench.Chip.Mistakes.Select(record => record.Mistake));
    }

    [Fact]
    public void ResetPin_HeldFourMilliseconds_IsPowerDown()
    {
        using Bench bench = Bench.Listening();
        bench.Chip.ResetPin = false;
        bench.Clock.Advance(5 * VirtualClock.NsPerMs);
        bench.Chip.ResetPin = true;
        bench.Clock.Advance(VirtualClock.NsPerMs);
        bench.Send(0x11, 0x00);
        Assert.Equal([Mistake.ResetHeldTooLong, Mistake.ChipBusy], bench.Chip.Mistakes.Select(record => record.Mistake));
        bench.Clock.Advance(10 * VirtualClock.NsPerMs);
        bench.Send(0x11, 0x00);
        Assert.Equal(0x53, bench.ReadRegister(0));
    }
}
