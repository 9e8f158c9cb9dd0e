using HrvXkd.Core.Tests.Reference;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>Beats on signals whose R peaks are known exactly.</summary>
public class BeatTests
{
    private const int Gain = 1000;

    [Theory]
    [InlineData(100)]
    [InlineData(125)]
    [InlineData(200)]
    [InlineData(250)]
    [InlineData(257)]
    [InlineData(360)]
    [InlineData(500)]
    [InlineData(1000)]
    public void Push_AnyRate_FindsEveryBeatFromTheFirst(int rateHz)
    {
        SyntheticEcg ecg = SyntheticEcg.Healthy(90, rateHz);
        Analysis analysis = Analysis.Of(ecg.Counts(Gain), rateHz, Gain);
        Assert.Equal(ecg.Beats.Length, analysis.Beats.Count);
        double[] errors = analysis.Errors(ecg.Beats);
        Assert.All(errors, e => Assert.InRange(e, -8, 8));
        double mean = errors.Average();
        Assert.InRange(Math.Sqrt(errors.Average(e => (e - mean) * (e - mean))), 0, 1);
        Assert.All(analysis.Beats, b => Assert.InRange(b.Quality, 70, 100));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(4000)]
    [InlineData(20798)]
    [InlineData(5_000_000)]
    public void Push_AnyGainAndPolarity_FindsTheSameBeats(int gain)
    {
        SyntheticEcg ecg = SyntheticEcg.Healthy(60, 250);
        Analysis upright = Analysis.Of(ecg.Counts(gain), 250, gain);
        Analysis inverted = Analysis.Of(ecg.Counts(-gain), 250, gain);
        Assert.Equal(ecg.Beats.Length, upright.Beats.Count);
        Assert.Equal(ecg.Beats.Length, inverted.Beats.Count);
        Assert.All(upright.Beats.Zip(inverted.Beats), p => Assert.InRange(p.First.Ticks - p.Second.Ticks, -Ticks.PerMs, Ticks.PerMs));
    }

    [Fact]
    public void Push_ElectrodeOffset_ChangesNothing()
    {
        int[] samples = SyntheticEcg.Healthy(60, 250).Counts(Gain);
        Analysis with = Analysis.Of(samples.Select(x => x + 8_000_000).ToArray(), 250, Gain);
        Assert.Equal(Analysis.Of(samples, 250, Gain).Beats, with.Beats);
    }

    [Fact]
    public void PushGap_BeforeTheSignal_ShiftsTimeExactly()
    {
        int[] samples = SyntheticEcg.Healthy(60, 250).Counts(Gain);
        Analysis late = new Analysis(new EcgAnalyzer(250, Gain, WindowProfile.Short())).Gap(2500).Push(samples).Finish();
        Assert.Equal(Analysis.Of(samples, 250, Gain).Beats.Select(b => (b.Ticks + (10 * Ticks.PerSecond), b.Quality)), late.Beats);
    }

    [Fact]
    public void PushGap_InTheSignal_LosesNoWholeBeat()
    {
        SyntheticEcg ecg = SyntheticEcg.Healthy(60, 250);
        int[] samples = ecg.Counts(Gain);
        Analysis analysis = new Analysis(new EcgAnalyzer(250, Gain, WindowProfile.Short()))
            .Push(samples[..5000]).Gap(1000).Push(samples[6000..]).Finish();
        double[] expected = ecg.Beats.Where(t => t is < 19.9 or > 24.1).ToArray();
        Assert.All(analysis.Errors(expected), e => Assert.InRange(e, -10, 10));
        Assert.InRange(analysis.Beats.Count, expected.Length, expected.Length + 2);
    }

    [Fact]
    public void Push_SignalShrinksAndGrows_FollowsWithinSeconds()
    {
        SyntheticEcg ecg = SyntheticEcg.Of(NnSeries.Random(300, 800, 50, 3), 250, b => b is >= 100 and < 200 ? 0.12 : 1);
        double[] errors = Analysis.Of(ecg.Counts(Gain), 250, Gain).Errors(ecg.Beats);
        Assert.InRange(errors.Count(double.IsNaN), 0, 6);
        Assert.DoesNotContain(errors[..100], double.IsNaN);
        Assert.DoesNotContain(errors[200..], double.IsNaN);
    }

    [Fact]
    public void Push_PrematureBeats_AreFound()
    {
        NnSeries nn = NnSeries.FromMs(Enumerable.Range(0, 200).Select(i => i % 10 == 4 ? 480.0 : i % 10 == 5 ? 1120 : 800));
        SyntheticEcg ecg = SyntheticEcg.Of(nn, 360);
        Analysis analysis = Analysis.Of(ecg.Counts(Gain), 360, Gain);
        Assert.Equal(ecg.Beats.Length, analysis.Beats.Count);
        Assert.DoesNotContain(analysis.Errors(ecg.Beats), double.IsNaN);
    }
}
