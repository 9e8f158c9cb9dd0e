// Each fault by itself, as it shows on the bus and at the driver.
using System.Device.Spi;
using HrvXkd.Hardware.Acquisition;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Simulation.Tests;

public class FaultOnChipTests
{
    private const long Ms = VirtualClock.NsPerMs;

    [Theory]
    [InlineData(FaultKind.MisoLow, SampleStatus.Corrupt)]
    [InlineData(FaultKind.MisoHigh, SampleStatus.Corrupt)]
    [InlineData(FaultKind.BusError, SampleStatus.Corrupt)]
    [InlineData(FaultKind.LeadOff, SampleStatus.LeadOff)]
    [InlineData(FaultKind.ReferenceLoss, SampleStatus.Settling)]
    [InlineData(FaultKind.DrdyHigh, SampleStatus.Timeout)]
    [InlineData(FaultKind.DrdyLow, SampleStatus.Timeout)]
    [InlineData(FaultKind.DrdyMissed, SampleStatus.Timeout)]
    public void Read_DuringFault_GivesItsStatusAndNeverGood(FaultKind kind, SampleStatus status)
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        SampleStream stream = Settled(bench, driver);
        bench.Chip.Faults = new FaultScript([new Fault(bench.Clock.NowNs + Ms, kind, 100 * Ms)]);
        long endNs = bench.Clock.NowNs + (90 * Ms);
        var seen = new List<SampleStatus>();
        while (bench.Clock.NowNs < endNs)
            seen.Add(stream.Read(10, out _));
        Assert.Contains(status, seen);
        Assert.DoesNotContain(SampleStatus.Good, seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Read_HostStalls_GapHasItsPlaceAndLength(int value)
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        SampleStream stream = Settled(bench, driver);
        Assert.Equal(SampleStatus.Good, stream.Read(10, out TimedFrame before));
        bench.Chip.Faults = new FaultScript([new Fault(bench.Clock.NowNs + Ms, FaultKind.SlowHost, 31 * Ms, value)]);
        TimedFrame after;
        do
        {
            stream.Read(10, out after);
        }
        while (after.Missed == 0);
        Assert.Equal(after.Index - 1, before.Index + after.Missed);
        Assert.Equal((after.TimestampNs - before.TimestampNs) / (2 * Ms), after.Index - before.Index);
        Assert.InRange(after.Missed, 13, 16);
    }

    [Fact]
    public void Read_ExtraEdges_AreNoSamples()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        SampleStream stream = Settled(bench, driver);
        bench.Chip.Faults = new FaultScript([new Fault(bench.Clock.NowNs + Ms, FaultKind.DrdyExtra, 100 * Ms, 20)]);
        long edges = bench.Chip.EdgeCount;
        for (int i = 0; i < 100; i++)
        {
            Assert.NotEqual(SampleStatus.Timeout, stream.Read(10, out TimedFrame timed));
            Assert.Equal(0, timed.Missed);
        }

        Assert.Equal(100, bench.Chip.EdgeCount - edges);
        Assert.InRange(stream.Counters.SpuriousEdges, 10, 20);
    }

    [Fact]
    public void Read_OscillatorDrifts_IsFollowedWithoutAGap()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        SampleStream stream = Settled(bench, driver);
        bench.Chip.Faults = new FaultScript([new Fault(bench.Clock.NowNs, FaultKind.Oscillator, 20_000 * Ms, 15_000)]);
        for (int i = 0; i < 11_000; i++)
            Assert.Equal(SampleStatus.Good, stream.Read(10, out _));
        Assert.Equal(0, stream.Counters.Missed);
        Assert.Equal(500 * 1.015, stream.MeasuredRateHz, 0.01);
    }

    [Fact]
    public void Read_StandbyHeardByMistake_IsWoken()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        SampleStream stream = Settled(bench, driver);
        bench.Send(0x04, 0x00);
        long beganNs = bench.Clock.NowNs;
        while (stream.Read(10, out _) != SampleStatus.Good)
            Assert.True(bench.Clock.NowNs - beganNs < 100 * Ms);
        Assert.Equal(1, stream.Counters.Resumes);
    }

    [Fact]
    public void Read_BrownOut_IsConfiguredAgainWithinASecondAndAHalf()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        SampleStream stream = Settled(bench, driver);
        bench.Chip.BrownOut(20 * Ms);
        long beganNs = bench.Clock.NowNs;
        while (stream.Read(10, out _) != SampleStatus.Good)
            Assert.True(bench.Clock.NowNs - beganNs < 1500 * Ms);
        Assert.Equal(1, stream.Counters.Reconfigurations);
        Assert.Equal(0xE0, bench.Chip.PeekRegister(2));
    }

    [Fact]
    public void Read_LeadOffForAWhile_IsDebouncedBothWays()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        SampleStream stream = Settled(bench, driver);
        bench.Chip.ElectrodesOff = 1;
        for (int i = 0; i < 31; i++)
        {
            Assert.Equal(i < 30 ? Electrodes.None : Electrodes.In1P, stream.LeadOff);
            Assert.Equal(SampleStatus.LeadOff, stream.Read(10, out _));
        }

        bench.Chip.ElectrodesOff = 0;
        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(Electrodes.In1P, stream.LeadOff);
            Assert.Equal(SampleStatus.Good, stream.Read(10, out _));
        }

        Assert.Equal(Electrodes.None, stream.LeadOff);
    }

    [Fact]
    public void Transfer_WrongMode_GivesBitsOneLate()
    {
        var clock = new VirtualClock();
        using var chip = new SimulatedAds1292(clock, mode: SpiMode.Mode0);
        Assert.Throws<ArgumentException>(() => new Ads1292(chip, delay: clock));
        clock.Advance(VirtualClock.NsPerSecond);
        chip.Write([0x11, 0x00]);
        clock.Advance(20_000);
        var answer = new byte[4];
        chip.TransferFullDuplex([0x20, 0x00, 0x00, 0x00], answer);
        Assert.Equal([0x29, 0x80], answer[2..]);
        Assert.Contains(chip.Mistakes, record => record.Mistake == Mistake.WrongMode);
    }

    [Fact]
    public void Transfer_ClockAboveTwentyMegaHertz_LosesBits()
    {
        using var bench = new Bench(clockFrequencyHz: 40_000_000);
        bench.PowerUp();
        bench.Send(new byte[9]);
        Assert.Contains(bench.Chip.Mistakes, record => record.Mistake == Mistake.ClockTooFast);
    }

    [Fact]
    public void Read_OvertakenByTheNextConversion_HoldsPartsOfBoth()
    {
        using var bench = new Bench();
        bench.Chip.Channel1Source = new FunctionSource(ns => ns % (4 * Ms) < Ms ? 200 : -200);
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        bench.Next(driver);
        bench.Clock.AdvanceTo(bench.Chip.NextEdgeNs - 36_000);
        byte[] mixed = bench.Send(new byte[9]);
        Assert.Contains(bench.Chip.Mistakes, record => record.Mistake == Mistake.ReadOvertaken);
        int code = ((mixed[3] << 24) | (mixed[4] << 16) | (mixed[5] << 8)) >> 8;
        Assert.NotEqual(4_159_474, Math.Abs(code));
    }

    [Fact]
    public void DataReady_Unread_RisesShortlyBeforeTheNextEdge()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        Assert.True(bench.Ready.Wait(10, out _));
        Assert.True(bench.Chip.DataReady);
        bench.Clock.AdvanceTo(bench.Chip.NextEdgeNs - 7_000);
        Assert.False(bench.Chip.DataReady);
        bench.Clock.Advance(7_001);
        Assert.True(bench.Chip.DataReady);
    }

    [Fact]
    public void Reference_SwitchedOn_GivesFullScaleThenTooLargeThenRightCodes()
    {
        using Bench bench = Bench.Listening();
        bench.Chip.Channel1Source = new FunctionSource(_ => 100);
        bench.Send(0x42, 0x00, 0xA0, 0x00);
        long onNs = bench.Clock.NowNs;
        bench.Send(0x08, 0x00);
        bench.Send(0x10, 0x00);
        Assert.Equal(0x7FFFFF, CodeAt(50));
        Assert.InRange(CodeAt(110), 2_100_000, 2_311_000);
        Assert.Equal(2_079_820, CodeAt(200), 2.0);

        int CodeAt(int ms)
        {
            bench.Clock.AdvanceTo(onNs + (ms * Ms));
            byte[] frame = bench.Send(new byte[9]);
            return ((frame[3] << 24) | (frame[4] << 16) | (frame[5] << 8)) >> 8;
        }
    }

    private static SampleStream Settled(Bench bench, Ads1292 driver)
    {
        var stream = new SampleStream(driver, bench.Ready);
        for (int i = 0; i < 100; i++)
            stream.Read(100, out _);
        Assert.Equal(SampleStatus.Good, stream.Read(100, out _));
        return stream;
    }
}
