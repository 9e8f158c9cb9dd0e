using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Simulation.Tests;

public class DriverFunctionsOnChipTests
{
    private const double CountsPerMilliVolt = 8388607 * 6 / 2420.0;

    [Fact]
    public void TryConvertOnce_EachCall_IsOneSettledConversion()
    {
        using var bench = new Bench();
        bench.Chip.Channel1Source = new FunctionSource(ns => ns * 1e-8);
        using Ads1292 driver = Initialized(bench, Ads1292Configuration.SingleLead() with { SingleShot = true });
        for (int i = 0; i < 5; i++)
        {
            long before = bench.Chip.EdgeCount;
            Assert.True(driver.TryConvertOnce(bench.Ready, 100, out Ads1292Frame frame));
            Assert.Equal((int)Math.Round(bench.Chip.LatestEdgeNs * 1e-8 * CountsPerMilliVolt), frame.Channel1);
            Assert.Equal(before + 1, bench.Chip.EdgeCount);
            bench.Clock.Advance(50 * VirtualClock.NsPerMs);
            Assert.Equal(before + 1, bench.Chip.EdgeCount);
        }

        Assert.Empty(bench.Chip.Mistakes);
    }

    [Fact]
    public void TryConvertOnce_TimeOutBelowSettling_SaysNoConversion()
    {
        using var bench = new Bench();
        using Ads1292 driver = Initialized(bench, Ads1292Configuration.SingleLead() with { SingleShot = true });
        Assert.False(driver.TryConvertOnce(bench.Ready, 2, out Ads1292Frame frame));
        Assert.Equal(FrameStatus.NoConversion, frame.Status);
        Assert.Throws<InvalidOperationException>(driver.Start);
    }

    [Fact]
    public void StandbyAndWake_KeepTheRegistersAndStopTheConverter()
    {
        using var bench = new Bench();
        using Ads1292 driver = Initialized(bench, Ads1292Configuration.SingleLead());
        driver.Standby();
        Assert.Throws<InvalidOperationException>(() => driver.ReadRegister(Register.Id));
        Assert.Throws<InvalidOperationException>(driver.Start);
        bench.Clock.Advance(VirtualClock.NsPerSecond);
        driver.Wake();
        Assert.Equal(0xE0, driver.ReadRegister(Register.Config2));
        driver.Start();
        Assert.Equal(0, bench.Next(driver).Channel1);
        Assert.Empty(bench.Chip.Mistakes);
    }

    [Fact]
    public void Wake_SupplyWasAway_NamesTheRegister()
    {
        using var bench = new Bench();
        using Ads1292 driver = Initialized(bench, Ads1292Configuration.SingleLead());
        driver.Standby();
        bench.Chip.BrownOut(VirtualClock.NsPerMs);
        bench.Clock.Advance(VirtualClock.NsPerSecond);
        Assert.Contains("Config2", Assert.Throws<Ads1292Exception>(driver.Wake).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CalibrateOffset_TakesTheOffsetAway()
    {
        using var bench = new Bench();
        bench.Chip.Offset1MilliVolts = 0.3;
        using Ads1292 driver = Initialized(bench, Ads1292Configuration.NoiseTest() with { CalibrationOn = true });
        Assert.InRange(MeanOf(bench, driver), 6230, 6250);
        driver.CalibrateOffset();
        Assert.Equal(0, MeanOf(bench, driver));
        Assert.Empty(bench.Chip.Mistakes);
        driver.Configure(Ads1292Configuration.NoiseTest());
        Assert.Throws<InvalidOperationException>(driver.CalibrateOffset);
    }

    [Theory]
    [InlineData(0, ElectrodeState.Connected)]
    [InlineData(16, ElectrodeState.Off)]
    public void SenseRightLeg_DrivesOffMeanwhileAndRestores(int electrodesOff, ElectrodeState expected)
    {
        using var bench = new Bench();
        bench.Chip.ElectrodesOff = electrodesOff;
        using Ads1292 driver = Initialized(bench, Ads1292Configuration.SingleLead());
        Assert.Equal(expected, driver.SenseRightLeg(bench.Ready));
        Assert.Equal(0x23, bench.Chip.PeekRegister(6));
        Assert.Empty(bench.Chip.Mistakes);
    }

    [Fact]
    public void RespirationAndLead_OnR_ReadsBothChannels()
    {
        using var bench = new Bench(0x73);
        bench.Chip.Channel1Source = new FunctionSource(_ => 2);
        bench.Chip.Channel2Source = new FunctionSource(_ => 1);
        using Ads1292 driver = bench.Start(Ads1292Configuration.RespirationAndLead());
        Ads1292Frame frame = bench.Next(driver);
        Assert.Equal(2 * 13865, frame.Channel1, 2.0);
        Assert.Equal(20798, frame.Channel2);
        Assert.Equal(Electrodes.In2P | Electrodes.In2N, frame.Sensed);
    }

    [Fact]
    public void RespirationAndLead_WithoutCircuit_IsRefused()
    {
        using var bench = new Bench();
        using var driver = new Ads1292(bench.Chip, delay: bench.Clock);
        Assert.Contains(
            "ADS1292R", Assert.Throws<ArgumentException>(() => driver.Initialize(Ads1292Configuration.RespirationAndLead())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TestSignal_WithDemodulation_IsSpoilt()
    {
        using var bench = new Bench(0x73);
        using Ads1292 driver = bench.Start(Ads1292Configuration.TestSignal() with { Respiration = new RespirationConfiguration() });
        int changes = 0;
        for (int i = 0; i < 100; i++)
            changes += bench.Next(driver).Channel1 != bench.Next(driver).Channel1 ? 1 : 0;
        Assert.True(changes > 90);
    }

    [Fact]
    public void LeadOff_WithoutRightLegDrive_FlipsAtRandom()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead() with { RightLegDrive = Electrodes.None });
        int off = 0;
        for (int i = 0; i < 200; i++)
            off += bench.Next(driver).LeadOff != Electrodes.None ? 1 : 0;
        Assert.InRange(off, 100, 190);
    }

    [Fact]
    public void LeadOff_AlternatingCurrent_IsNotCalledSensed()
    {
        using var bench = new Bench();
        bench.Chip.ElectrodesOff = 3;
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead() with { LeadOffAlternating = true });
        Assert.Equal(ElectrodeState.NotSensed, bench.Next(driver).StateOf(Electrodes.In1P));
    }

    private static Ads1292 Initialized(Bench bench, Ads1292Configuration configuration)
    {
        var driver = new Ads1292(bench.Chip, delay: bench.Clock);
        driver.Initialize(configuration);
        return driver;
    }

    private static double MeanOf(Bench bench, Ads1292 driver)
    {
        driver.Start();
        for (int i = 0; i < Ads1292.SettlingFrames; i++)
            bench.Next(driver);
        double mean = bench.Next(driver).Channel1;
        driver.Stop();
        return mean;
    }
}
