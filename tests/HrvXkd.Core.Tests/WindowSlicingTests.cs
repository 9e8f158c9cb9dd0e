using CsCheck;
using HrvXkd.Core.Features;
using HrvXkd.Core.Intervals;
using HrvXkd.Core.Tests.Reference;
using Xunit.Abstractions;

namespace HrvXkd.Core.Tests;

/// <summary>Windows are spread over many samples: how much a call may do, when they come, and that nothing else depends on it.</summary>
public class WindowSlicingTests(ITestOutputHelper output)
{
    private const int Gain = 1000;
    private const int LargestPiece = 192;

    // Beats settle within 6 s and wait for four more; a heart at rest has these within 8 s.
    private const int SettlingSeconds = 14;

    public static TheoryData<int, bool> RatesAndProfiles => new() { { 100, false }, { 250, false }, { 1000, false }, { 100, true }, { 250, true }, { 500, true } };

    [Theory]
    [MemberData(nameof(RatesAndProfiles))]
    public void Push_AnyRate_PaysForItsStepsOnlyAndIsInTime(int rateHz, bool holter)
    {
        WindowProfile profile = holter ? WindowProfile.Holter() : WindowProfile.Short();
        EcgAnalyzer analyzer = new(rateHz, Gain, profile);
        int[] samples = SyntheticEcg.Healthy((3 * profile.StrideSeconds) + profile.LengthSeconds, rateHz).Counts(Gain);
        (long most, double latest, int windows) = Follow(analyzer, profile, samples, rateHz);

        output.WriteLine(FormattableString.Invariant(
            $"{profile.Name} at {rateHz} Hz: {analyzer.WindowStepsPerBlock} steps a block of {analyzer.SamplesPerBlock} samples, largest call {most}, {analyzer.WindowSteps / windows} a window, delivered up to {latest:F1} s after its end"));
        Assert.InRange(windows, 3, 4);
        Assert.InRange(most, 1, analyzer.WindowStepsPerBlock + LargestPiece);
        Assert.InRange(latest, 0, SettlingSeconds + profile.ComputeSeconds);
    }

    // 198 beats a minute are nearly as many as the profile has room for: intervals of 300 ms.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Push_FastestHeart_IsInTimeToo(bool holter)
    {
        WindowProfile profile = holter ? WindowProfile.Holter() : WindowProfile.Short();
        int seconds = (2 * profile.StrideSeconds) + profile.LengthSeconds;
        int[] samples = SyntheticEcg.Of(NnSeries.Random((int)(seconds / 0.308), 308, 4, 5), 250).Counts(Gain);
        EcgAnalyzer analyzer = new(250, Gain, profile);
        (long most, double latest, int windows) = Follow(analyzer, profile, samples, 250);

        output.WriteLine(FormattableString.Invariant($"{profile.Name}: {analyzer.WindowSteps / windows} steps a window, delivered up to {latest:F1} s after its end"));
        Assert.Equal(2, windows);
        Assert.InRange(most, 1, analyzer.WindowStepsPerBlock + LargestPiece);
        Assert.InRange(latest, 0, SettlingSeconds + profile.ComputeSeconds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Push_Unhurried_GivesTheSameWindowsForAQuarterOfTheStepsACall(bool holter)
    {
        WindowProfile usual = holter ? WindowProfile.Holter() : WindowProfile.Short();
        WindowProfile unhurried = WindowProfile.Unhurried(usual);
        int[] samples = SyntheticEcg.Healthy((3 * usual.StrideSeconds) + usual.LengthSeconds, 250).Counts(Gain);
        EcgAnalyzer slow = new(250, Gain, unhurried);
        (long most, double latest, _) = Follow(slow, unhurried, samples, 250);

        Assert.InRange(most, 1, (new EcgAnalyzer(250, Gain, usual).WindowStepsPerBlock / 3) + LargestPiece);
        Assert.InRange(latest, 0, SettlingSeconds + unhurried.ComputeSeconds);
        Analysis expected = new Analysis(new EcgAnalyzer(250, Gain, usual)).Push(samples).Finish();
        Analysis actual = new Analysis(new EcgAnalyzer(250, Gain, unhurried)).Push(samples).Finish();
        Assert.InRange(expected.Windows.Count(window => window.Valid), 3, 4);
        Assert.Equal(expected.Windows.Select(Text), actual.Windows.Select(Text));
    }

    // Whenever the recording ends, windows that were complete are the same, and those under way are not lost.
    [Fact]
    public void Finish_AtAnyTime_GivesTheSameCompleteWindows()
    {
        int[] samples = SyntheticEcg.Healthy(200, 250).Counts(Gain);
        Analysis whole = Analysis.Of(samples, 250, Gain);
        foreach (int cut in Enumerable.Range(0, 60).Select(i => (120 * 250) + (i * 211)))
        {
            Analysis part = Analysis.Of(samples[..cut], 250, Gain);
            Assert.Equal(((cut / 250) - 60) / 30 + 1, part.Windows.Count);
            int complete = part.Windows.Count(w => (w.Index * 30) + 60 + SettlingSeconds < cut / 250.0);
            Assert.True(complete >= 1);
            for (int i = 0; i < complete; i++)
                Assert.Equal(whole.Windows[i].Features, part.Windows[i].Features);
        }
    }

    [Fact]
    public void Push_MinuteLongWindows_EqualThoseOfTheListDoor()
    {
        int[] samples = SyntheticEcg.Healthy(400, 250, 3).Counts(Gain);
        EcgAnalyzer analyzer = new(250, Gain, WindowProfile.Short());
        Recorder recorder = new(analyzer);
        foreach (int sample in samples)
            recorder.Take(analyzer.Push(sample));
        recorder.Finish();
        Assert.True(recorder.Windows.Count > 9);
        foreach ((int index, int[] features) in recorder.Windows)
            Assert.Equal(recorder.AtOnce(index * 30L * Ticks.PerSecond, 60L * Ticks.PerSecond), features);
    }

    // However a gap is told, and however long it is: every window comes once, with the same bits.
    [Fact]
    public void PushGap_InAnyPieces_GivesTheSameWindows()
    {
        int[] samples = SyntheticEcg.Healthy(200, 250).Counts(Gain);
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 49_999], Gen.Int[250, 200_000]).Sample((pieces, at, gap) =>
        {
            Analysis one = new Analysis(new EcgAnalyzer(250, Gain, WindowProfile.Short())).Push(samples[..at]).Gap(gap).Push(samples[at..]).Finish();
            Analysis many = new Analysis(new EcgAnalyzer(250, Gain, WindowProfile.Short())).Push(samples[..at]);
            for (int i = 0; i < pieces; i++)
                many.Gap((int)((gap * (i + 1L) / pieces) - (gap * (long)i / pieces)));
            many.Push(samples[at..]).Finish();
            Assert.Equal(one.Windows.Select(Text), many.Windows.Select(Text));
            Assert.Equal(Enumerable.Range(0, ((samples.Length + gap) / 250 - 60) / 30 + 1), many.Windows.Select(w => w.Index));
        }, iter: 40);
    }

    // More windows wait than samples come to take them: all are told in the end, and no time overflows.
    [Fact]
    public void PushGap_DaysBetweenSeconds_TellsEveryWindow()
    {
        int[] samples = SyntheticEcg.Healthy(100, 250).Counts(Gain);
        Analysis analysis = new(new EcgAnalyzer(250, Gain, WindowProfile.Short()));
        const int day = 86400;
        for (int i = 0; i < 3; i++)
            analysis.Push(samples[..2500]).Gap(day * 250).Push(samples);
        analysis.Finish();
        Assert.Equal(Enumerable.Range(0, (((3 * ((day * 250) + 2500 + samples.Length)) / 250) - 60) / 30 + 1), analysis.Windows.Select(w => w.Index));
        Assert.True(analysis.Windows.Count(w => w.Valid) >= 3);
    }

    private static string Text((int Index, bool Valid, int Quality, int[] Features) window) =>
        $"{window.Index} {window.Valid} {window.Quality} {string.Join(' ', window.Features)}";

    private static (long Most, double Latest, int Windows) Follow(EcgAnalyzer analyzer, WindowProfile profile, int[] samples, int rateHz)
    {
        long most = 0;
        double latest = 0;
        int windows = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            long before = analyzer.WindowSteps;
            bool ready = (analyzer.Push(samples[i]) & EcgAnalyzer.WindowReady) != 0;
            most = Math.Max(most, analyzer.WindowSteps - before);
            if (!ready)
                continue;
            Assert.Equal(windows++, analyzer.WindowIndex);
            Assert.True(analyzer.WindowValid, $"window {analyzer.WindowIndex}, quality {analyzer.WindowQuality}");
            latest = Math.Max(latest, ((i + 1.0) / rateHz) - (analyzer.WindowIndex * profile.StrideSeconds) - profile.LengthSeconds);
        }

        return (most, latest, windows);
    }

    /// <summary>Keeps the kept intervals and the windows of an analyzer.</summary>
    private sealed class Recorder(EcgAnalyzer analyzer)
    {
        private readonly List<(long Start, int Nn)> _intervals = [];

        public List<(int Index, int[] Features)> Windows { get; } = [];

        public void Take(int news)
        {
            if ((news & EcgAnalyzer.IntervalDecided) != 0 && analyzer.IntervalFlag == NnFlag.Kept)
                _intervals.Add((analyzer.IntervalStartTicks, analyzer.IntervalTicks));
            if ((news & EcgAnalyzer.WindowReady) == 0)
                return;
            int[] features = new int[Sequence.Features];
            analyzer.CopyFeatures(features);
            Windows.Add((analyzer.WindowIndex, features));
        }

        public void Finish()
        {
            for (int news; (news = analyzer.Finish()) != EcgAnalyzer.None;)
                Take(news);
        }

        public int[] AtOnce(long from, long length)
        {
            (long Start, int Nn)[] inside = [.. _intervals.Where(i => i.Start >= from && i.Start + i.Nn <= from + length)];
            int[] features = new int[Sequence.Features];
            new FeatureExtractor(1000).TryCompute([.. inside.Select(i => i.Nn)], [.. inside.Select(i => (int)i.Start)], inside.Length, features);
            return features;
        }
    }
}
