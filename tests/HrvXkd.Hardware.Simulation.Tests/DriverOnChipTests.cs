using System.Device.Gpio;
using CsCheck;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Simulation.Tests;

public class DriverOnChipTests
{
    private const double CountsPerMilliVolt = 8388607 * 6 / 2420.0;

    [Theory]
    [InlineData(0x52, Ads1292Part.Ads1291)]
    [InlineData(0x53, Ads1292Part.Ads1292)]
    [InlineData(0x73, Ads1292Part.Ads1292R)]
    public void Initialize_EachPartAndProfile_MakesNoMistake(int id, Ads1292Part part)
    {
        foreach (Ads1292Configuration profile in (Ads1292Configuration[])[
            Ads1292Configuration.SingleLead(), Ads1292Configuration.NoiseTest(),
            Ads1292Configuration.TestSignal(), Ads1292Configuration.TemperatureAndSupply()])
        {
            using var bench = new Bench(id);
            using Ads1292 driver = bench.Start(profile);
            Assert.Equal(part, driver.Part);
            driver.Stop();
            Assert.Equal(profile.ToRegisters(part)[1], driver.ReadRegister(Register.Config2));
            Assert.Empty(bench.Chip.Mistakes);
        }
    }

    [Fact]
    public void Initialize_ByPins_MakesNoMistake()
    {
        using var bench = new Bench();
        using var gpio = new GpioController(new SimulatedPins(bench.Chip));
        using var driver = new Ads1292(bench.Chip, SimulatedPins.ResetPin, SimulatedPins.StartPin, gpio, bench.Clock, shouldDispose: false);
        driver.Initialize(Ads1292Configuration.SingleLead());
        Assert.Equal(long.MaxValue, bench.Chip.NextEdgeNs);
        driver.Start();
        Assert.Equal(0, bench.Next(driver).Channel1);
        driver.Stop();
        Assert.Equal(long.MaxValue, bench.Chip.NextEdgeNs);
        Assert.Empty(bench.Chip.Mistakes);
    }

    [Fact]
    public void TryResume_ByPins_AllocatesNothing()
    {
        using var bench = new Bench();
        using var gpio = new GpioController(new SimulatedPins(bench.Chip));
        using var driver = new Ads1292(bench.Chip, SimulatedPins.ResetPin, SimulatedPins.StartPin, gpio, bench.Clock, shouldDispose: false);
        driver.Initialize(Ads1292Configuration.SingleLead());
        driver.Start();
        Resume(10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int resumed = Resume(100);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(100, resumed);
        Assert.Equal(0, allocated);

        int Resume(int times)
        {
            int good = 0;
            for (int i = 0; i < times; i++)
                good += driver.TryResume(i % 2 == 0) == ResumeOutcome.Resumed ? 1 : 0;
            return good;
        }
    }

    [Fact]
    public void Initialize_DeadChip_NamesTheByte()
    {
        using var bench = new Bench(0xFF);
        using var driver = new Ads1292(bench.Chip, delay: bench.Clock);
        Assert.Contains("0xFF", Assert.Throws<Ads1292Exception>(() => driver.Initialize(Ads1292Configuration.SingleLead())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DataRate.Sps125, 8_000_000, 32_031_250)]
    [InlineData(DataRate.Sps250, 4_000_000, 16_031_250)]
    [InlineData(DataRate.Sps500, 2_000_000, 8_031_250)]
    [InlineData(DataRate.Sps1000, 1_000_000, 4_031_250)]
    public void DataReady_EachRate_HasPeriodAndSettlingOfTheTable(DataRate rate, long periodNs, long settlingNs)
    {
        using var bench = new Bench();
        using var driver = new Ads1292(bench.Chip, delay: bench.Clock);
        driver.Initialize(Ads1292Configuration.SingleLead(rate));
        long before = bench.Clock.NowNs;
        driver.Start();
        Assert.True(bench.Ready.Wait(1000, out long first));
        // The start command takes two bytes on the bus.
        Assert.Equal(settlingNs, first - before - 16_000);
        for (int i = 1; i <= 10; i++)
        {
            driver.TryReadFrame(out _);
            Assert.True(bench.Ready.Wait(1000, out long next));
            Assert.Equal(first + (i * periodNs), next);
        }

        Assert.Equal(0, bench.Chip.MissedConversions);
    }

    [Fact]
    public void DataReady_SlowHost_CountsWhatWasLost()
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        bench.Next(driver);
        long edges = bench.Ready.EdgeCount;
        bench.Clock.Advance(11 * VirtualClock.NsPerMs);
        bench.Next(driver);
        Assert.Equal(5, bench.Ready.EdgeCount - edges);
        Assert.Equal(4, bench.Chip.MissedConversions);
    }

    [Fact]
    public void Wait_ChipStopped_TimesOutAndTimePasses()
    {
        using var bench = new Bench();
        long before = bench.Clock.NowNs;
        Assert.False(bench.Ready.Wait(250, out _));
        Assert.Equal(250 * VirtualClock.NsPerMs, bench.Clock.NowNs - before);
    }

    [Theory]
    [InlineData(Gain.X1, 3495)]
    [InlineData(Gain.X4, 13981)]
    [InlineData(Gain.X6, 20972)]
    [InlineData(Gain.X12, 41943)]
    public void TestSignal_EachGain_IsASquareWaveOfTheTablesStep(Gain gain, int counts)
    {
        using var bench = new Bench();
        using Ads1292 driver = bench.Start(Ads1292Configuration.TestSignal(gain: gain));
        int high = 0;
        for (int i = 0; i < 1000; i++)
        {
            Ads1292Frame frame = bench.Next(driver);
            Assert.Equal(counts, Math.Abs(frame.Channel1));
            Assert.Equal(frame.Channel1, frame.Channel2);
            high += frame.Channel1 > 0 ? 1 : 0;
        }

        Assert.Equal(500, high);
    }

    [Fact]
    public void TemperatureAndSupply_Profile_ReadsBoth()
    {
        using var bench = new Bench();
        bench.Chip.TemperatureCelsius = 36.5;
        using Ads1292 driver = bench.Start(Ads1292Configuration.TemperatureAndSupply());
        Ads1292Frame frame = bench.Next(driver);
        long sensor = Conversion.NanoVolts(frame.Channel1, 1, Conversion.Reference2V4MilliVolts);
        Assert.InRange(Conversion.MilliCelsius(sensor), 36_498, 36_502);
        Assert.InRange(Conversion.NanoVolts(frame.Channel2, 1, Conversion.Reference2V4MilliVolts), 824_999_000, 825_001_000);
    }

    [Theory]
    [InlineData(DataRate.Sps250, Gain.X2, 1.2)]
    [InlineData(DataRate.Sps500, Gain.X1, 3.0)]
    [InlineData(DataRate.Sps500, Gain.X6, 1.04)]
    public void NoiseTest_InputsShorted_HasTheTablesNoise(DataRate rate, Gain gain, double microVoltsRms)
    {
        using var bench = new Bench();
        bench.Chip.NoiseOn = true;
        using Ads1292 driver = bench.Start(Ads1292Configuration.NoiseTest(rate, gain));
        const int count = 20_000;
        double squares = 0;
        for (int i = 0; i < count; i++)
        {
            double microVolts = Conversion.NanoVolts(bench.Next(driver).Channel1, gain.Factor(), Conversion.Reference2V4MilliVolts) / 1000.0;
            squares += microVolts * microVolts;
        }

        // One standard error of the estimate is 0.5 %.
        Assert.InRange(Math.Sqrt(squares / count) / microVoltsRms, 0.97, 1.03);
    }

    [Fact]
    public void Read_AnyVoltage_IsTheRoundedAndClippedCode() =>
        Gen.Double[-500, 500].Array[20].Sample(
            volts =>
            {
                using var bench = new Bench();
                int at = 0;
                using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
                bench.Chip.Channel1Source = new FunctionSource(_ => volts[at]);
                for (at = 0; at < volts.Length; at++)
                {
                    Ads1292Frame frame = bench.Next(driver);
                    double counts = Math.Clamp(Math.Round(volts[at] * CountsPerMilliVolt), -8388608, 8388607);
                    Assert.Equal((int)counts, frame.Channel1);
                    Assert.Equal(Math.Abs(volts[at]) > 403.34, frame.Channel1Saturated);
                }
            },
            iter: 20);

    [Fact]
    public void Read_ElectrodeOff_SetsSensedBitsAndSaturates()
    {
        using var bench = new Bench();
        bool on = true;
        bench.Chip.Channel1Source = new FunctionSource(_ => on ? 1.0 : double.NaN);
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        Assert.Equal(Electrodes.None, bench.Next(driver).LeadOff);
        on = false;
        Ads1292Frame off = bench.Next(driver);
        Assert.Equal(Electrodes.In1P | Electrodes.In1N, off.LeadOff);
        Assert.Equal(ElectrodeState.NotSensed, off.StateOf(Electrodes.In2P));
        Assert.True(off.Channel1Saturated);
        on = true;
        Assert.Equal(20798, bench.Next(driver).Channel1);
    }

    [Fact]
    public void Change_WhileConverting_TakesFourConversionsToSettle()
    {
        using var bench = new Bench();
        bench.Chip.Channel1Source = new FunctionSource(_ => 10);
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        int settled = bench.Next(driver).Channel1;
        bench.Send(0x11, 0x00);
        bench.Send(0x44, 0x00, 0x00, 0x00);
        bench.Send(0x10, 0x00);
        bench.Ready.Wait(0, out _);
        Assert.True(bench.Next(driver).Channel1 < settled);
        for (int i = 0; i < 3; i++)
            bench.Next(driver);
        Assert.Equal(settled, bench.Next(driver).Channel1);
    }

    [Fact]
    public void ReadFrames_WithNoiseAndTrack_AllocateNothing()
    {
        using var bench = new Bench();
        bench.Chip.NoiseOn = true;
        bench.Chip.Channel1Source = new SampledSource([.. Enumerable.Range(0, 3600).Select(i => i % 200)], 360, 200, 500);
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        long sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5000; i++)
        {
            bench.Ready.Wait(1000, out _);
            driver.TryReadFrame(out Ads1292Frame frame);
            sum += frame.Channel1;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }
}
