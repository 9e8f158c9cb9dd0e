// What a driver must show on the bench: brought up without a mistake on the bus, samples of the right size at the right rate, electrodes and
// pins told right, losses counted.
namespace HrvXkd.Hardware.Simulation.Tests;

internal static class BenchExamination
{
    private const double Tolerance = 0.001;

    /// <summary>Names of what the driver failed in; none if it is right.</summary>
    public static List<string> Failures(Func<SimulatedAds1292, VirtualClock, BenchDriver> make, int id = 0x53)
    {
        var clock = new VirtualClock();
        using var chip = new SimulatedAds1292(clock, id);
        BenchDriver driver = make(chip, clock);
        var failures = new List<string>();
        BringUp(driver, chip, failures);
        if (failures.Count == 0)
            Measure(driver, chip, clock, failures);
        failures.AddRange(chip.Mistakes.Select(record => record.Mistake.ToString()).Distinct());
        return failures;
    }

    private static void BringUp(BenchDriver driver, SimulatedAds1292 chip, List<string> failures)
    {
        byte[] meant = [0x02, 0xE0, 0x10, 0x00, 0x81, 0x23, 0x03, 0x00, 0x02, 0x07, 0x0C];
        Check(!driver.IsPart(0xFF) && !driver.IsPart(0x00) && !driver.IsPart(0x92), "accepts a dead line");
        driver.Reset();
        driver.LeaveContinuousMode();
        Check(driver.IsPart(driver.ReadRegister(0x00)), "part not found");
        driver.Configure();
        for (int i = 0; i < meant.Length; i++)
            Check(chip.PeekRegister(i + 1) == meant[i], $"register {i + 1:X2} is {chip.PeekRegister(i + 1):X2}");

        void Check(bool right, string otherwise)
        {
            if (!right)
                failures.Add(otherwise);
        }
    }

    private static void Measure(BenchDriver driver, SimulatedAds1292 chip, VirtualClock clock, List<string> failures)
    {
        double input = 3;
        chip.Channel1Source = new FunctionSource(_ => input);
        driver.Start();
        foreach (double milliVolts in (double[])[3, -3, 0.001, -250, 250])
        {
            input = milliVolts;
            byte[]? frame = driver.Read();
            double found = frame is null ? double.NaN : driver.MilliVolts(driver.Code(frame), 0x00);
            if (!(Math.Abs(found - milliVolts) <= Tolerance))
                failures.Add($"{milliVolts} mV measured as {found}");
        }

        Electrodes(driver, chip, failures);
        Losses(driver, chip, clock, failures);
        Scales(driver, failures);
    }

    private static void Electrodes(BenchDriver driver, SimulatedAds1292 chip, List<string> failures)
    {
        chip.ElectrodesOff = 1;
        if (driver.Read() is not { } off || driver.LeadOff(off) != 1 || driver.Gpio(off) != 0)
            failures.Add("IN1P off is not told");
        chip.ElectrodesOff = 0;
        chip.GpioInputs = 1;
        if (driver.Read() is not { } pin || driver.Gpio(pin) != 1 || driver.LeadOff(pin) != 0)
            failures.Add("GPIO1 high is not told");
        chip.GpioInputs = 0;
    }

    private static void Losses(BenchDriver driver, SimulatedAds1292 chip, VirtualClock clock, List<string> failures)
    {
        driver.Read();
        (long missed, long lost, long edges) = (driver.Missed, chip.MissedConversions, chip.EdgeCount);
        // Five conversions come and four of them go unread; the next one has to be waited for.
        clock.Advance(11 * VirtualClock.NsPerMs);
        driver.Read();
        driver.Read();
        if (driver.Missed - missed != chip.MissedConversions - lost)
            failures.Add("losses are not counted");
        if (chip.EdgeCount - edges != 6)
            failures.Add("a conversion was read twice");
        chip.Faults = new FaultScript([new Fault(clock.NowNs, FaultKind.MisoHigh, 3 * VirtualClock.NsPerMs)]);
        if (driver.Read() is not null)
            failures.Add("a disturbed frame is taken for good");
        chip.Faults = null;
    }

    private static void Scales(BenchDriver driver, List<string> failures)
    {
        (int Setting, int Gain)[] gains = [(0x00, 6), (0x10, 1), (0x20, 2), (0x30, 3), (0x40, 4), (0x50, 8), (0x60, 12)];
        foreach ((int setting, int gain) in gains)
        {
            int code = (int)Math.Round(8388607 / 2420.0 * gain);
            if (Math.Abs(driver.MilliVolts(code, setting) - 1) > Tolerance)
                failures.Add($"1 mV at gain {gain} is {driver.MilliVolts(code, setting)}");
        }

        int warm = (int)Math.Round((145.3 + (0.490 * 10)) * 8388607 / 2420);
        if (Math.Abs(driver.Celsius(warm) - 35) > 0.1)
            failures.Add($"35 degrees are {driver.Celsius(warm)}");
    }
}
