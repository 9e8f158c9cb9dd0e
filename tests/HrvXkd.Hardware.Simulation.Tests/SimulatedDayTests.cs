using System.Diagnostics;
using System.Runtime;
using HrvXkd.Hardware.Acquisition;
using HrvXkd.Hardware.Adc;
using HrvXkd.Patient;
using Xunit.Abstractions;

namespace HrvXkd.Hardware.Simulation.Tests;

public class SimulatedDayTests(ITestOutputHelper output)
{
    private const int RateHz = 500;
    private const int WarmUpSeconds = 10;

    // A whole day in the full run, ten minutes otherwise.
    private static int Seconds => Environment.GetEnvironmentVariable("HRVXKD_FULL") == "1" ? 24 * 3600 : 600;

    [Fact]
    public void Read_SimulatedDay_HasNoGapAndAllocatesNothing()
    {
        using var bench = new Bench();
        bench.Chip.NoiseOn = true;
        bench.Chip.Channel1Source = new PatientSource(PatientParameters.Draw(1, 1, false), RateHz);
        using var driver = new Ads1292(bench.Chip, delay: bench.Clock);
        driver.Initialize(Ads1292Configuration.SingleLead());
        driver.Start();
        var stream = new SampleStream(driver, bench.Ready);
        int samples = Seconds * RateHz;
        Run(stream, WarmUpSeconds * RateHz, out _);
        // A background collection that ends counts the unused rest of a thread's allocation buffer as allocated by it.
        GCLatencyMode before = GCSettings.LatencyMode;
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long sum = Run(stream, samples, out long bad);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        GCSettings.LatencyMode = before;
        output.WriteLine(FormattableString.Invariant(
            $"{samples / RateHz} s at {RateHz} per second: {allocated} bytes, {stream.Counters.Missed} missed, {cpu.TotalSeconds:F1} s of processor time"));
        Assert.Equal(0, allocated);
        Assert.Equal(0, bad);
        Assert.Equal(new StreamCounters(samples + (WarmUpSeconds * RateHz), 0, 0, 0, 0, 0, 0), stream.Counters);
        Assert.NotEqual(0, sum);
        Assert.Empty(bench.Chip.Mistakes);
    }

    private static long Run(SampleStream stream, int samples, out long bad)
    {
        long sum = 0;
        bad = 0;
        for (int i = 0; i < samples; i++)
        {
            bad += stream.Read(100, out TimedFrame timed) is SampleStatus.Good or SampleStatus.Settling ? timed.Missed : 1;
            sum = unchecked((sum * 31) + timed.Frame.Channel1);
        }

        return sum;
    }
}
