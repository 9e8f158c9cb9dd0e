using HrvXkd.Core.Features;
using HrvXkd.Core.Tests.Reference;
using HrvXkd.Tests;
using HrvXkd.Wfdb;
using Xunit.Abstractions;

namespace HrvXkd.Core.Tests.Features;

/// <summary>How exactly the detector times beats of each quality, against what the error bars take for it.</summary>
public class BeatJitterTests(ITestOutputHelper output)
{
    private const int RateHz = 360;
    private const int Gain = 1000;
    private const int Seconds = 900;

    // A beat further off is one of the noise.
    private const double FarthestMs = 30;
    private const int FewestBeats = 50;

    private static readonly double[] MilliVolts = [0.05, 0.1, 0.2, 0.3, 0.4];

    [Fact]
    public void MeanSquareQ8_WhiteNoise_IsWhatTheDetectorDoes()
    {
        int[] noise = HostileSignal.Of("white noise, full range", Seconds * RateHz, RateHz, Gain);
        Check("white", [.. noise.Select(x => (double)x)]);
    }

    [SkippableTheory]
    [InlineData("em")]
    [InlineData("ma")]
    public void MeanSquareQ8_RecordedNoise_IsWhatTheDetectorDoes(string name)
    {
        using WfdbRecord record = WfdbRecord.Open(Path.Combine(SharedData.Require("data/nstdb"), name + ".hea"));
        Check(name, [.. record.ReadAll(0).Take(Seconds * RateHz).Select(x => (double)x)]);
    }

    private void Check(string name, double[] noise)
    {
        double mean = noise.Average();
        double deviation = Math.Sqrt(noise.Average(x => (x - mean) * (x - mean)));
        List<(int Quality, double OffMs)> beats = [];
        foreach (double level in MilliVolts)
        {
            SyntheticEcg ecg = SyntheticEcg.Healthy(Seconds, RateHz, (ulong)(100 * level));
            int[] samples = [.. ecg.MilliVolts.Select((v, i) => (int)Math.Round(Gain * (v + (level * (noise[i % noise.Length] - mean) / deviation))))];
            beats.AddRange(Offsets(Analysis.Of(samples, RateHz, Gain), ecg.Beats));
        }

        double bias = beats.Select(b => b.OffMs).Order().ElementAt(beats.Count / 2);
        int bins = 0;
        foreach (IGrouping<int, (int Quality, double OffMs)> bin in beats.GroupBy(b => Math.Min(9, b.Quality / 10)).Where(bin => bin.Count() >= FewestBeats).OrderBy(bin => bin.Key))
        {
            double found = Math.Sqrt(bin.Average(b => (b.OffMs - bias) * (b.OffMs - bias)));
            double taken = Math.Sqrt(bin.Average(b => BeatJitter.MeanSquareQ8(b.Quality) / 256.0 / 81));
            output.WriteLine(FormattableString.Invariant($"{name}, quality from {10 * bin.Key}: {bin.Count()} beats, off by {found:F2} ms, taken for {taken:F2} ms"));
            Assert.InRange(found, 0.25 * taken, 2.5 * taken);
            bins++;
        }

        Assert.True(bins >= 1);
    }

    private static IEnumerable<(int Quality, double OffMs)> Offsets(Analysis analysis, double[] beats)
    {
        int next = 0;
        foreach ((long ticks, int quality) in analysis.Beats)
        {
            double ms = ticks / 9.0;
            while (next + 1 < beats.Length && Math.Abs((1000 * beats[next + 1]) - ms) <= Math.Abs((1000 * beats[next]) - ms))
                next++;
            if (Math.Abs(ms - (1000 * beats[next])) <= FarthestMs)
                yield return (quality, ms - (1000 * beats[next]));
        }
    }
}
