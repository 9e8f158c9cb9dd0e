using HrvXkd.Data.Pressure;

namespace HrvXkd.Tests.Data.Pressure;

public class PressureAnalyzerTests
{
    [Theory]
    [InlineData(120, 70, 70)]
    [InlineData(180, 95, 45)]
    [InlineData(85, 50, 140)]
    [InlineData(140, 60, 110)]
    public void Push_CleanPulses_FindsEachWithItsPressures(double sbp, double dbp, double heartRate)
    {
        (List<(ArterialPulse Pulse, PulseVerdict Verdict)> found, _) = Analyze(MadePressure.Pulses(120, sbp, dbp, heartRate));
        Assert.InRange(found.Count, 2 * heartRate - 4, 2 * heartRate + 1);
        Assert.All(found, pair => Assert.Equal(PulseVerdict.Accepted, pair.Verdict));
        Assert.All(found.Skip(1), pair => Assert.InRange(pair.Pulse.SbpMmHg, sbp - 2, sbp + 1));
        Assert.All(found.Skip(1), pair => Assert.InRange(pair.Pulse.DbpMmHg, dbp - 1, dbp + 2));
    }

    [Fact]
    public void Push_Flush_RejectsPulsesAroundItOnly()
    {
        double[] samples = MadePressure.Pulses(120, 120, 70);
        MadePressure.Fill(samples, 60, 63, _ => 290);
        MadePressure.Fill(samples, 63, 63.6, i => 100 + (i % 8 < 4 ? 60 : -60));
        (List<(ArterialPulse Pulse, PulseVerdict Verdict)> found, PressureAnalyzer analyzer) = Analyze(samples);
        Assert.Contains(found, pair => pair.Verdict == PulseVerdict.Flush);
        Assert.All(found.Where(pair => pair.Verdict == PulseVerdict.Accepted), pair => Assert.InRange(pair.Pulse.SbpMmHg, 117, 122));
        Assert.All(found.Where(pair => pair.Pulse.Seconds is < 57 or > 72), pair => Assert.Equal(PulseVerdict.Accepted, pair.Verdict));
        Assert.InRange(analyzer.ArtefactSeconds, 2.9, 3.2);
        Assert.True(found.Count(pair => pair.Verdict == PulseVerdict.Accepted) > 120);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(72)]
    [InlineData(double.NaN)]
    [InlineData(-400)]
    public void Push_Disconnected_GivesNoPulseThere(double level)
    {
        double[] samples = MadePressure.Pulses(120, 120, 70);
        MadePressure.Fill(samples, 40, 80, _ => level);
        (List<(ArterialPulse Pulse, PulseVerdict Verdict)> found, PressureAnalyzer analyzer) = Analyze(samples);
        Assert.DoesNotContain(found, pair => pair.Verdict == PulseVerdict.Accepted && pair.Pulse.Seconds is > 39 and < 81);
        Assert.All(found.Where(pair => pair.Verdict == PulseVerdict.Accepted), pair => Assert.InRange(pair.Pulse.SbpMmHg, 117, 122));
        Assert.True(found.Count(pair => pair.Verdict == PulseVerdict.Accepted) > 80);
        Assert.InRange(analyzer.ArtefactSeconds, 39, 41.5);
    }

    [Theory]
    [InlineData(95)]
    [InlineData(115)]
    [InlineData(125)]
    public void Push_DeepNotch_CountsOnePulseABeat(double heartRate)
    {
        List<ArterialPulse> pulses = [];
        PressureAnalyzer analyzer = new(MadePressure.Rate, (pulse, _) => pulses.Add(pulse));
        analyzer.Push(MadePressure.DeepNotch(120, 175, 85, heartRate));
        analyzer.Finish();
        Assert.InRange(pulses.Count, 2 * heartRate - 6, 2 * heartRate + 2);
        Assert.All(pulses.Skip(5), pulse => Assert.InRange(pulse.SbpMmHg, 170, 178));
    }

    [Fact]
    public void Push_DampedLine_RejectsItsPulses()
    {
        double[] samples = [.. MadePressure.Pulses(120, 130, 60), .. MadePressure.Pulses(60, 95, 75), .. MadePressure.Pulses(60, 130, 60)];
        (List<(ArterialPulse Pulse, PulseVerdict Verdict)> found, PressureAnalyzer analyzer) = Analyze(samples);
        Assert.InRange(analyzer.Count(PulseVerdict.Damped), 65, 71);
        Assert.DoesNotContain(found, pair => pair.Verdict == PulseVerdict.Accepted && pair.Pulse.Seconds is > 121 and < 179);
        Assert.InRange(found.Count(pair => pair.Verdict == PulseVerdict.Accepted && pair.Pulse.Seconds > 180), 65, 71);
    }

    [Fact]
    public void Push_PressureFalls_IsNotDamped()
    {
        double[] samples = [.. MadePressure.Pulses(120, 130, 70), .. MadePressure.Pulses(60, 80, 50)];
        (_, PressureAnalyzer analyzer) = Analyze(samples);
        Assert.Equal(0, analyzer.Count(PulseVerdict.Damped));
        Assert.True(analyzer.Count(PulseVerdict.Accepted) > 200);
    }

    [Fact]
    public void Push_AnyChunks_SameResult()
    {
        double[] samples = MadePressure.Pulses(60, 120, 70);
        MadePressure.Fill(samples, 20, 22, _ => 250);
        List<string> whole = [], chunked = [];
        PressureAnalyzer one = new(MadePressure.Rate, (pulse, verdict) => whole.Add($"{pulse} {verdict}"));
        one.Push(samples);
        one.Finish();
        PressureAnalyzer many = new(MadePressure.Rate, (pulse, verdict) => chunked.Add($"{pulse} {verdict}"));
        for (int i = 0; i < samples.Length; i += 7)
            many.Push(samples.AsSpan(i, Math.Min(7, samples.Length - i)));
        many.Finish();
        Assert.Equal(whole, chunked);
        Assert.True(whole.Count > 60);
    }

    [Fact]
    public void Constructor_TooLowRate_IsRefused() =>
        Assert.Contains("10 samples per second", Assert.Throws<FormatException>(() => new PressureAnalyzer(10, (_, _) => { })).Message, StringComparison.Ordinal);

    private static (List<(ArterialPulse Pulse, PulseVerdict Verdict)> Found, PressureAnalyzer Analyzer) Analyze(double[] samples)
    {
        List<(ArterialPulse Pulse, PulseVerdict Verdict)> found = [];
        PressureAnalyzer analyzer = new(MadePressure.Rate, (pulse, verdict) => found.Add((pulse, verdict)));
        analyzer.Push(samples);
        analyzer.Finish();
        return (found, analyzer);
    }
}
