using HrvXkd.Core.Tests.Reference;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>Anything may come from a loose electrode: no input throws, and an ECG that follows is found.</summary>
public class RobustnessTests
{
    private const int RateHz = 250;
    private const int Gain = 20798;

    public static TheoryData<string> Disturbances => ["extremes", "random", "small noise", "steps", "ramp", "saturated", "flat"];

    [Theory]
    [MemberData(nameof(Disturbances))]
    public void Push_EcgAfterDisturbance_IsFoundAgain(string disturbance)
    {
        SyntheticEcg ecg = SyntheticEcg.Healthy(60, RateHz);
        const double before = 20;
        int[] samples = [.. Enumerable.Range(0, (int)(before * RateHz)).Select(i => Disturb(disturbance, i)), .. ecg.Counts(Gain)];
        Analysis analysis = Analysis.Of(samples, RateHz, Gain);
        double[] later = ecg.Beats.Where(t => t > 10).Select(t => t + before).ToArray();
        Assert.DoesNotContain(analysis.Errors(later), double.IsNaN);
        Assert.InRange(analysis.Beats.Count(b => b.Ticks > (before + 10) * Ticks.PerSecond), later.Length, later.Length + 1);
    }

    [Theory]
    [MemberData(nameof(Disturbances))]
    public void Push_DisturbanceAlone_GivesNoValidWindow(string disturbance)
    {
        Analysis analysis = Analysis.Of(Enumerable.Range(0, 150 * RateHz).Select(i => Disturb(disturbance, i)).ToArray(), RateHz, Gain);
        Assert.Equal([0, 1, 2, 3], analysis.Windows.Select(w => w.Index));
        Assert.All(analysis.Windows, w => Assert.False(w.Valid, $"quality {w.Quality}"));
        Assert.All(analysis.Windows, w => Assert.All(w.Features, f => Assert.Equal(0, f)));
    }

    [Fact]
    public void Push_FlatLine_GivesNoBeat() => Assert.Empty(Analysis.Of(new int[60 * RateHz], RateHz, Gain).Beats);

    [Theory]
    [InlineData(100, 1)]
    [InlineData(1000, int.MaxValue)]
    public void Push_ExtremesAtRangeOfRateAndGain_DoesNotThrow(int rateHz, int gain)
    {
        int[] samples = Enumerable.Range(0, 70 * rateHz).Select(i => (i / (rateHz / 10)) % 2 == 0 ? int.MaxValue : int.MinValue).ToArray();
        Assert.Single(Analysis.Of(samples, rateHz, gain).Windows);
    }

    [Theory]
    [InlineData(99, 200)]
    [InlineData(1001, 200)]
    [InlineData(250, 0)]
    [InlineData(250, -1)]
    public void Constructor_OutOfRange_Throws(int rateHz, int gain) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EcgAnalyzer(rateHz, gain, WindowProfile.Short()));

    [Fact]
    public void PushGap_NoSamples_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EcgAnalyzer(250, 200, WindowProfile.Short()).PushGap(0));

    private static int Disturb(string kind, int i) => kind switch
    {
        "extremes" => i % 3 == 0 ? int.MaxValue : int.MinValue,
        "random" => (int)Hash(i),
        "small noise" => (int)(Hash(i) % 600),
        "steps" => (int)Hash(i / 173) / 256,
        "ramp" => i * 50_000,
        "saturated" => (i / 1000 % 2 == 0) ? 8_388_607 : -8_388_608,
        _ => 12345
    };

    private static long Hash(int i)
    {
        unchecked
        {
            ulong x = ((ulong)i + 1) * 0x9E3779B97F4A7C15UL;
            x = (x ^ (x >> 31)) * 0xBF58476D1CE4E5B9UL;
            return (int)(x >> 32);
        }
    }
}
