using HrvXkd.Core.Tests.Reference;

namespace HrvXkd.Core.Tests.Properties;

/// <summary>What does not change the heart does not change its beats and features: time, gain, polarity, sampling rate.</summary>
public class InvarianceTests
{
    private const int Gain = 1000;
    private const int Seconds = 130;
    private const int StrideSeconds = 30;

    public static TheoryData<int, ulong> RatesAndSeeds => new()
    {
        { 100, 1 }, { 128, 2 }, { 200, 3 }, { 250, 4 }, { 256, 5 }, { 333, 6 }, { 360, 7 }, { 500, 8 }, { 1000, 9 },
    };

    [Theory]
    [MemberData(nameof(RatesAndSeeds))]
    public void PushGap_WholeStrides_ShiftsBeatsAndWindowsExactly(int rateHz, ulong seed)
    {
        int[] samples = Noisy(rateHz, seed, Gain);
        Analysis early = Analysis.Of(samples, rateHz, Gain);
        foreach (int strides in (int[])[1, 2, 7])
        {
            Analysis late = Late(rateHz, strides * StrideSeconds * rateHz, samples);

            long shift = (long)strides * StrideSeconds * Ticks.PerSecond;
            Assert.Equal(early.Beats.Select(b => (b.Ticks + shift, b.Quality)), late.Beats);
            Assert.True(early.Windows.Count >= 3 && early.Windows.All(w => w.Valid));
            Assert.Equal(
                early.Windows.Select(w => (w.Index + strides, w.Quality, string.Join(' ', w.Features))),
                late.Windows.Skip(strides).Select(w => (w.Index, w.Quality, string.Join(' ', w.Features))));
        }
    }

    [Theory]
    [MemberData(nameof(RatesAndSeeds))]
    public void Push_StillBeforeTheSignal_ShiftsBeats(int rateHz, ulong seed)
    {
        int[] samples = Noisy(rateHz, seed, Gain);
        int[] still = Enumerable.Repeat(samples[0], 7 * rateHz).ToArray();
        Analysis early = Analysis.Of(samples, rateHz, Gain);
        Analysis late = Analysis.Of([.. still, .. samples], rateHz, Gain);

        AssertNear(early.Beats.Where(Learned).Select(b => b.Ticks + (7L * Ticks.PerSecond)), late.Beats.Select(b => b.Ticks).Where(t => t > 17L * Ticks.PerSecond), 1);
    }

    [Theory]
    [MemberData(nameof(RatesAndSeeds))]
    public void Push_OtherGain_GivesTheSameBeatsAndFeatures(int rateHz, ulong seed)
    {
        Analysis one = Analysis.Of(Noisy(rateHz, seed, Gain), rateHz, Gain);
        foreach (int gain in (int[])[2 * Gain, 10 * Gain, Gain / 3, 24 * Gain])
        {
            Analysis other = Analysis.Of(Noisy(rateHz, seed, gain), rateHz, gain);

            AssertNear(one.Beats.Select(b => b.Ticks), other.Beats.Select(b => b.Ticks), 2 * Ticks.PerMs);
            AssertSameFeatures(one, other, 0.1);
        }
    }

    [Theory]
    [MemberData(nameof(RatesAndSeeds))]
    public void Push_InvertedSignal_GivesTheSameBeatsAndFeatures(int rateHz, ulong seed)
    {
        int[] samples = Noisy(rateHz, seed, Gain);
        Analysis upright = Analysis.Of(samples, rateHz, Gain);
        Analysis inverted = Analysis.Of(samples.Select(x => -x).ToArray(), rateHz, Gain);

        AssertNear(upright.Beats.Select(b => b.Ticks), inverted.Beats.Select(b => b.Ticks), 1 * Ticks.PerMs);
        AssertSameFeatures(upright, inverted, 0.1);
    }

    [Theory]
    [MemberData(nameof(RatesAndSeeds))]
    public void Push_OtherRate_GivesTheSameBeatsAndFeatures(int rateHz, ulong seed)
    {
        Analysis fine = Analysis.Of(SyntheticEcg.Healthy(Seconds, 1000, seed).Counts(Gain), 1000, Gain);
        Analysis other = Analysis.Of(SyntheticEcg.Healthy(Seconds, rateHz, seed).Counts(Gain), rateHz, Gain);

        AssertNear(fine.Beats.Select(b => b.Ticks), other.Beats.Select(b => b.Ticks), Math.Max(2 * Ticks.PerMs, Ticks.PerSecond / rateHz));
        AssertSameFeatures(fine, other, 0.1);
    }

    private static Analysis Late(int rateHz, int gap, int[] samples) =>
        new Analysis(new EcgAnalyzer(rateHz, Gain, WindowProfile.Short())).Gap(gap).Push(samples).Finish();

    // An ECG with 20 uV of noise; the noise does not depend on the gain but for rounding.
    private static int[] Noisy(int rateHz, ulong seed, int gain)
    {
        double[] ecg = SyntheticEcg.Healthy(Seconds, rateHz, seed).MilliVolts;
        int[] noise = HostileSignal.Of("white noise 30 uV", ecg.Length, rateHz, 1_000_000);
        return ecg.Select((value, i) => (int)Math.Round((value + (noise[i] * 0.7e-6)) * gain)).ToArray();
    }

    // After ten seconds, what the detector learned from the start no longer differs.
    private static bool Learned((long Ticks, int Quality) beat) => beat.Ticks > 10L * Ticks.PerSecond;

    private static void AssertNear(IEnumerable<long> expected, IEnumerable<long> found, long toleranceTicks)
    {
        long[] first = [.. expected];
        long[] second = [.. found];
        Assert.True(first.Length > 100);
        Assert.Equal(first.Length, second.Length);
        Assert.InRange(first.Zip(second, (a, b) => Math.Abs(a - b)).Max(), 0, toleranceTicks);
    }

    // Features are Q16.16.
    private static void AssertSameFeatures(Analysis first, Analysis second, double tolerance)
    {
        Assert.Equal(first.Windows.Select(w => (w.Index, w.Valid)), second.Windows.Select(w => (w.Index, w.Valid)));
        for (int i = 0; i < first.Windows.Count; i++)
            foreach (Feature feature in (Feature[])[Feature.HeartRate, Feature.LnSdnn, Feature.LnRmssd, Feature.LnLf, Feature.LnHf])
                Assert.InRange((second.Windows[i].Features[(int)feature] - first.Windows[i].Features[(int)feature]) / 65536.0, -tolerance, tolerance);
    }
}
