using HrvXkd.Core.Tests.Reference;
using Xunit.Abstractions;

namespace HrvXkd.Core.Tests;

/// <summary>Windows as the analyzer emits them.</summary>
public class WindowTests(ITestOutputHelper output)
{
    private const int RateHz = 250;
    private const int Gain = 1000;

    [Fact]
    public void Push_CleanEcg_GivesEveryWindowOnceInOrder()
    {
        SyntheticEcg ecg = SyntheticEcg.Healthy(620, RateHz);
        int[] samples = ecg.Counts(Gain);
        int seconds = samples.Length / RateHz;
        Analysis brief = Analysis.Of(samples, RateHz, Gain);
        Assert.Equal(Enumerable.Range(0, ((seconds - 60) / 30) + 1), brief.Windows.Select(w => w.Index));
        Assert.All(brief.Windows, w => Assert.True(w.Valid && w.Quality > 80, $"{w.Index} {w.Quality}"));
        Analysis holter = Analysis.Of(samples, RateHz, Gain, WindowProfile.Holter());
        Assert.Equal([0, 1, 2], holter.Windows.Select(w => w.Index));
    }

    [Fact]
    public void Push_CleanEcg_FeaturesEqualThoseOfTheTrueIntervals()
    {
        NnSeries nn = NnSeries.Random(450, 800, 60, 4);
        SyntheticEcg ecg = SyntheticEcg.Of(nn, 500);
        (_, bool valid, _, int[] features) = Analysis.Of(ecg.Counts(Gain), 500, Gain, WindowProfile.Holter()).Windows[0];
        Assert.True(valid);
        int last = ecg.Beats.Count(t => t <= 300) - 1;
        double[] expected = (nn with { Nn = nn.Nn[..last], Start = nn.Start[..last] }).Features();
        // Beats of the analyzer are off by up to 1 ms, against differences of 20 ms and more.
        double[] tolerances = [0.01, 0.005, 0.005, 1.5, 0.01, 0.01, 0.01, 0.005, 0.15, 0.01, 0.005, 0.2];
        for (int i = 0; i < Sequence.Features; i++)
            Assert.True(Math.Abs(expected[i] - (features[i] / 65536.0)) <= tolerances[i], $"{(Feature)i}: {features[i] / 65536.0} not {expected[i]}");
    }

    [Fact]
    public void PushGap_InAWindow_LowersItsQualityByItsShare()
    {
        int[] samples = SyntheticEcg.Healthy(60, RateHz).Counts(Gain);
        int whole = Analysis.Of(samples, RateHz, Gain).Windows[0].Quality;
        Analysis analysis = new Analysis(new EcgAnalyzer(RateHz, Gain, WindowProfile.Short()))
            .Push(samples[..5000]).Gap(15 * RateHz).Push(samples[8750..]).Finish();
        Assert.InRange(analysis.Windows[0].Quality, (whole * 0.75) - 6, (whole * 0.75) + 1);
    }

    // What a noisy ECG with gaps gives, against the true beats of the whole windows: bars of holes and of timing together.
    [Fact]
    public void CopyErrors_NoisyEcgWithGaps_CoverTheTrueValues()
    {
        Random random = new(5);
        int[] withinOne = new int[4];
        int[] withinTwo = new int[4];
        int count = 0;
        for (int run = 0; run < 40; run++)
        {
            NnSeries nn = NnSeries.Random(480, 700 + (5 * run), 20 + (2 * run), (ulong)run);
            SyntheticEcg ecg = SyntheticEcg.Of(nn, RateHz);
            int[] noise = HostileSignal.Of("white noise, full range", ecg.MilliVolts.Length, RateHz, Gain);
            int[] samples = [.. ecg.MilliVolts.Select((v, i) => (int)Math.Round(Gain * (v + (0.004 * run * noise[i] / int.MaxValue))))];
            Analysis analysis = new(new EcgAnalyzer(RateHz, Gain, WindowProfile.Short()));
            for (int at = 0; at < samples.Length;)
            {
                int clean = Math.Min(samples.Length - at, random.Next(10 * RateHz, 60 * RateHz));
                analysis.Push(samples[at..(at + clean)]);
                at += clean;
                int gap = Math.Min(samples.Length - at, random.Next(1, 8 * RateHz));
                if (gap > 0)
                    analysis.Gap(gap);
                at += gap;
            }

            analysis.Finish();
            for (int i = 0; i < analysis.Windows.Count; i++)
            {
                (int index, bool valid, _, int[] features) = analysis.Windows[i];
                if (!valid)
                    continue;
                int[] inside = [.. Enumerable.Range(0, nn.Nn.Length).Where(j => nn.Start[j] + 3600 >= index * 270_000 && nn.Start[j] + nn.Nn[j] + 3600 <= (index * 270_000) + 540_000)];
                double[] truth = new NnSeries([.. inside.Select(j => nn.Nn[j])], [.. inside.Select(j => nn.Start[j])]).Features();
                count++;
                for (int f = 0; f < 4; f++)
                {
                    double off = Math.Abs((features[f] / 65536.0) - truth[f]);
                    withinOne[f] += off <= analysis.ErrorBars[i][f] / 65536.0 ? 1 : 0;
                    withinTwo[f] += off <= 2 * analysis.ErrorBars[i][f] / 65536.0 ? 1 : 0;
                }
            }
        }

        for (int f = 0; f < 4; f++)
            output.WriteLine($"{(Feature)f}, {count} windows: within 1: {100 * withinOne[f] / count} %, 2: {100 * withinTwo[f] / count} %");
        Assert.True(count > 300);
        Assert.All(withinOne, n => Assert.InRange(n, 0.55 * count, count));
        Assert.All(withinTwo, n => Assert.InRange(n, 0.85 * count, count));
    }

    [Fact]
    public void Push_AtrialFibrillation_GivesNoValidWindow()
    {
        Random random = new(7);
        SyntheticEcg ecg = SyntheticEcg.Of(NnSeries.FromMs(Enumerable.Range(0, 600).Select(i => i < 200 ? 800 + (20 * Math.Sin(i)) : 450 + (500 * random.NextDouble()))), RateHz);
        Analysis analysis = Analysis.Of(ecg.Counts(Gain), RateHz, Gain);
        double start = ecg.Beats[200];
        Assert.All(analysis.Windows.Where(w => (w.Index * 30) + 60 < start), w => Assert.True(w.Valid));
        (int Index, bool Valid, int Quality, int[] Features)[] within = [.. analysis.Windows.Where(w => w.Index * 30 > start + 40)];
        Assert.InRange(within.Length, 4, 12);
        Assert.All(within, w => Assert.Equal((false, 0), (w.Valid, w.Quality)));
    }

    [Fact]
    public void PushGap_Hours_EmitsEveryWindowAsNotValid()
    {
        int[] samples = SyntheticEcg.Healthy(125, RateHz).Counts(Gain);
        Analysis analysis = new Analysis(new EcgAnalyzer(RateHz, Gain, WindowProfile.Short()))
            .Push(samples).Gap(2 * 3600 * RateHz).Push(samples).Finish();
        int windows = ((((2 * samples.Length) + (2 * 3600 * RateHz)) / RateHz) - 60) / 30 + 1;
        Assert.Equal(Enumerable.Range(0, windows), analysis.Windows.Select(w => w.Index));
        Assert.Equal(6, analysis.Windows.Count(w => w.Valid), 2.0);
    }

    [Fact]
    public void WindowValid_TooFewIntervals_IsFalse()
    {
        // 30 beats a minute: kept intervals, good quality, but fewer than the features need.
        SyntheticEcg ecg = SyntheticEcg.Of(NnSeries.Random(40, 1994, 4, 1), RateHz);
        Analysis analysis = Analysis.Of(ecg.Counts(Gain), RateHz, Gain);
        Assert.NotEmpty(analysis.Windows);
        Assert.All(analysis.Windows, w => Assert.InRange(w.Quality, 70, 100));
        Assert.All(analysis.Windows, w => Assert.False(w.Valid));
    }

    [Fact]
    public void Finish_CalledAgain_StaysNone()
    {
        EcgAnalyzer analyzer = new(RateHz, Gain, WindowProfile.Short());
        new Analysis(analyzer).Push(SyntheticEcg.Healthy(70, RateHz).Counts(Gain)).Finish();
        Assert.Equal(EcgAnalyzer.None, analyzer.Finish());
    }
}
