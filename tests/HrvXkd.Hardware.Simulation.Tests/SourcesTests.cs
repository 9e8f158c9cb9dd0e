using HrvXkd.Hardware.Acquisition;
using HrvXkd.Hardware.Adc;
using HrvXkd.Patient;
using HrvXkd.Tests;

namespace HrvXkd.Hardware.Simulation.Tests;

public class SourcesTests
{
    private const long PeriodNs = 2 * VirtualClock.NsPerMs;

    [Fact]
    public void PatientSource_AtItsOwnRate_GivesThePatientsSamples()
    {
        PatientParameters parameters = PatientParameters.Draw(3, 7, true);
        var expected = new int[5000];
        new SimulatedPatient(parameters, 500, 10_000).Read(expected);
        var source = new PatientSource(parameters, 500) { StartNs = 77 };
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(source.TryGetMilliVolts(77 + (i * PeriodNs), out double milliVolts));
            Assert.Equal(expected[i] / 10_000.0, milliVolts, 9);
        }
    }

    [Fact]
    public void PatientSource_BetweenSamples_IsOnTheLine()
    {
        PatientParameters parameters = PatientParameters.Draw(3, 7, true);
        var samples = new int[3];
        new SimulatedPatient(parameters, 500, 10_000).Read(samples);
        var source = new PatientSource(parameters, 500);
        source.TryGetMilliVolts(PeriodNs + (PeriodNs / 2), out double milliVolts);
        Assert.Equal((samples[1] + samples[2]) / 20_000.0, milliVolts, 9);
    }

    [Fact]
    public void MixedSource_TwoSources_AddAndAreOnWhereBothAre()
    {
        var mixed = new MixedSource(new FunctionSource(ns => ns), new FunctionSource(ns => ns == 5 ? double.NaN : 2), 10);
        Assert.True(mixed.TryGetMilliVolts(3, out double milliVolts));
        Assert.Equal(23, milliVolts);
        Assert.False(mixed.TryGetMilliVolts(5, out _));
    }

    // A record at 360 Hz, recorded noise of electrode motion at 360 Hz on top, both resampled to the chip's 500.
    [SkippableFact]
    public void RecordSource_RecordWithRecordedNoise_RunsThroughTheDriver()
    {
        using var bench = new Bench();
        SampledSource signal = RecordSource.Open(SharedData.Require("data/mitdb/100.hea"), 500, "MLII");
        SampledSource noise = RecordSource.Open(SharedData.Require("data/nstdb/em.hea"), 500);
        using Ads1292 driver = bench.Start(Ads1292Configuration.SingleLead());
        bench.Chip.Channel1Source = new MixedSource(signal, noise, 0.5);
        var stream = new SampleStream(driver, bench.Ready);
        (int low, int high, int good) = (int.MaxValue, int.MinValue, 0);
        for (int i = 0; i < 5000; i++)
        {
            good += stream.Read(100, out TimedFrame timed) == SampleStatus.Good ? 1 : 0;
            low = Math.Min(low, timed.Frame.Channel1);
            high = Math.Max(high, timed.Frame.Channel1);
        }

        Assert.Equal(5000 - Ads1292.SettlingFrames, good);
        Assert.InRange((high - low) / 20_798.0, 1, 10);
        Assert.Contains("MLII", Assert.Throws<FormatException>(
            () => RecordSource.Open(SharedData.Require("data/mitdb/100.hea"), 500, "aVR")).Message, StringComparison.Ordinal);
    }
}
