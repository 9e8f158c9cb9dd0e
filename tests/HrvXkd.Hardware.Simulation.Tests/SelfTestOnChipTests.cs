using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Simulation.Tests;

public class SelfTestOnChipTests
{
    [Theory]
    [InlineData(0x52, DataRate.Sps500)]
    [InlineData(0x53, DataRate.Sps250)]
    [InlineData(0x53, DataRate.Sps1000)]
    [InlineData(0x73, DataRate.Sps500)]
    public void Run_SoundBoard_PassesEveryStageAndLeavesTheProfile(int id, DataRate rate)
    {
        using var bench = new Bench(id);
        bench.Chip.NoiseOn = true;
        Ads1292Configuration profile = Ads1292Configuration.SingleLead(rate);
        SelfTestReport report = Run(bench, profile, new SelfTestOptions { ElectrodesAttached = true });
        Assert.Null(report.Fault);
        Assert.True(report.Passed, string.Join('\n', report.Checks.Where(check => !check.Passed)));
        Assert.Equal(Enum.GetValues<SelfTestStage>(), report.Checks.Select(check => check.Stage).Distinct());
        AssertRestored(bench, profile, report.Part);
        Assert.Empty(bench.Chip.Mistakes);
    }

    [Fact]
    public void Run_RespirationProfile_TestsWithoutDemodulationAndPutsItBack()
    {
        using var bench = new Bench(0x73);
        bench.Chip.NoiseOn = true;
        Ads1292Configuration profile = Ads1292Configuration.RespirationAndLead();
        SelfTestReport report = Run(bench, profile, null);
        Assert.True(report.Passed, string.Join('\n', report.Checks.Where(check => !check.Passed)));
        Assert.Equal(0xF2, bench.Chip.PeekRegister(9));
    }

    public static TheoryData<string, Action<SimulatedAds1292>> Defects => new()
    {
        { "channel 1 noise rms", chip => chip.Channel1Source = null },
        { "die temperature", chip => chip.TemperatureCelsius = 90 },
        { "analog supply", chip => chip.AnalogSupplyMilliVolts = 2500 },
        { "digital supply", chip => chip.DigitalSupplyMilliVolts = 1500 },
        { "rate", chip => chip.OscillatorPpm = 80_000 },
        { "channel 2 offset", chip => chip.Offset2MilliVolts = 30 },
        { "In1N off", chip => chip.ElectrodesOff = 2 },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void Run_Defect_FailsItsOwnCheckOnly(string name, Action<SimulatedAds1292> spoil)
    {
        using var bench = new Bench();
        bench.Chip.NoiseOn = true;
        // Four times the noise of gain 6 stands for a disturbed board.
        bool noisy = name.Contains("noise", StringComparison.Ordinal);
        spoil(bench.Chip);
        if (noisy)
            bench.Chip.NoiseFactor = 4;
        SelfTestReport report = Run(bench, Ads1292Configuration.SingleLead(), new SelfTestOptions { ElectrodesAttached = true, DataReadySeconds = 2 });
        Assert.False(report.Passed);
        Assert.Contains(name, report.Checks.Where(check => !check.Passed).Select(check => check.Name));
        Assert.InRange(report.Checks.Count(check => !check.Passed), 1, noisy ? 4 : 3);
        AssertRestored(bench, Ads1292Configuration.SingleLead(), report.Part);
    }

    [Fact]
    public void Run_SilentDataReady_EndsWithItsReason()
    {
        using var bench = new Bench();
        bench.Chip.Faults = new FaultScript([new Fault(2 * VirtualClock.NsPerSecond, FaultKind.DrdyHigh, 100 * VirtualClock.NsPerSecond)]);
        SelfTestReport report = Run(bench, Ads1292Configuration.SingleLead(), null);
        Assert.False(report.Passed);
        Assert.Contains("No data ready", report.Fault, StringComparison.Ordinal);
        AssertRestored(bench, Ads1292Configuration.SingleLead(), report.Part);
    }

    [Fact]
    public void Run_WireBreaksMeanwhile_EndsWithoutAnException()
    {
        using var bench = new Bench();
        bench.Chip.Faults = new FaultScript([new Fault(3 * VirtualClock.NsPerSecond, FaultKind.MisoLow, 100 * VirtualClock.NsPerSecond)]);
        SelfTestReport report = Run(bench, Ads1292Configuration.SingleLead(), null);
        Assert.Contains("BadPrefix", report.Fault, StringComparison.Ordinal);
    }

    private static SelfTestReport Run(Bench bench, Ads1292Configuration profile, SelfTestOptions? options)
    {
        using var driver = new Ads1292(bench.Chip, delay: bench.Clock);
        driver.Initialize(profile);
        return new Ads1292SelfTest(driver, bench.Ready).Run(profile, options);
    }

    private static void AssertRestored(Bench bench, Ads1292Configuration profile, Ads1292Part part)
    {
        int[] meant = profile.ToRegisters(part);
        for (int i = 0; i < meant.Length; i++)
            Assert.True(RegisterCodec.Matches(i + 1, meant[i], bench.Chip.PeekRegister(i + 1)), $"register {i + 1}");
    }
}
