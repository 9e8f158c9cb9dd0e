using System.Text.Json;
using HrvXkd.Core.Features;
using HrvXkd.Core.Tests.Reference;
using HrvXkd.Tests;
using Xunit.Abstractions;

namespace HrvXkd.Core.Tests.Features;

/// <summary>Published series against an independent implementation of the textbook formulas.</summary>
public class GoldenTests(ITestOutputHelper output)
{
    private static readonly string[] Series = ["mitdb100_all", "mitdb100_NN", "mitdb100_300s", "nsr001_300s", "pyhrv_short", "rest_rri"];

    // Name of the reference, how the feature gives it, and the greatest relative difference. They are what the method needs, far below
    // the 0.1 % (time domain) and 1 % asked for. Time domain, entropy: exact sums and counts, only the result is rounded; but where the
    // source's clock, 128 Hz, is no whole number of ticks, rounding beats to 1/9 ms makes up to 4e-4 of RMSSD. DFA: profile in 1/16
    // tick. Spectrum: sines to 1.3e-5, sums in Q14 ticks, the same rounding of beats.
    private static readonly (string Name, Func<double[], double> Found, double Tolerance)[] Metrics =
    [
        ("MeanHR", f => f[(int)Feature.HeartRate], 1e-5),
        ("SDNN", f => Math.Exp(f[(int)Feature.LnSdnn]), 1e-4),
        ("RMSSD", f => Math.Exp(f[(int)Feature.LnRmssd]), 5e-4),
        ("pNN50", f => f[(int)Feature.Pnn50], 5e-5),
        ("SD1SD2", f => f[(int)Feature.Sd1Sd2], 5e-4),
        ("SampEn", f => f[(int)Feature.SampEn], 5e-5),
        ("DFA_alpha1_4_16", f => f[(int)Feature.DfaAlpha1], 3e-4),
        ("Lomb_VLF", f => Math.Exp(f[(int)Feature.LnVlf]), 5e-4),
        ("Lomb_LF", f => Math.Exp(f[(int)Feature.LnLf]), 5e-4),
        ("Lomb_HF", f => Math.Exp(f[(int)Feature.LnHf]), 5e-4),
        ("Lomb_LFnu", f => 100 * f[(int)Feature.LfFraction], 5e-4),
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string series in Series)
                foreach ((string name, _, _) in Metrics)
                    cases.Add(series, name);
            return cases;
        }
    }

    public static TheoryData<string> AllSeries => new(Series);

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void TryCompute_PublishedSeries_EqualsReference(string series, string metric)
    {
        (_, Func<double[], double> found, double tolerance) = Metrics.First(m => m.Name == metric);
        double value = found(Read(series).Features());
        double expected = Canonical(series, metric);
        output.WriteLine(FormattableString.Invariant($"{series} {metric}: {value:F6} of {expected:F6}, {(value / expected) - 1:E1}"));
        Assert.True(Math.Abs(value - expected) <= tolerance * expected, $"{value} instead of {expected}");
    }

    [SkippableFact]
    public void TryCompute_AllPublishedSeries_PrintsWorstDifferences()
    {
        foreach ((string name, Func<double[], double> found, _) in Metrics)
        {
            (double worst, string where) = Series.Select(s => (Math.Abs((found(Read(s).Features()) / Canonical(s, name)) - 1), s)).Max();
            output.WriteLine(FormattableString.Invariant($"{name,-16} {worst:E1}  {where}"));
            Assert.InRange(worst, 0, name.StartsWith("Lomb", StringComparison.Ordinal) || name is "SampEn" or "DFA_alpha1_4_16" ? 0.01 : 0.001);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(AllSeries))]
    public void TryCompute_PublishedSeries_CountsMatchesAndNn50Exactly(string series)
    {
        NnSeries nn = Read(series);
        FeatureExtractor extractor = new(nn.Nn.Length);
        int[] features = new int[Sequence.Features];
        Assert.True(extractor.TryCompute(nn.Nn, nn.Start, nn.Nn.Length, features));
        // The reference counts a pair of templates twice, once from each side.
        Assert.Equal(Canonical(series, "SampEn_A"), 2 * extractor.SampEnMatches3);
        Assert.Equal(Canonical(series, "SampEn_B"), 2 * extractor.SampEnMatches2);
        Assert.Equal(Canonical(series, "NN50"), Math.Round(features[(int)Feature.Pnn50] / 65536.0 * (nn.Nn.Length - 1) / 100, 2));
    }

    private static NnSeries Read(string series) => NnSeries.FromCsv(Path.Combine(SharedData.Require("golden"), $"rr_{series}.csv"));

    private static double Canonical(string series, string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Require("golden"), "hrv_reference.json")));
        return document.RootElement.GetProperty(series).GetProperty("peers").GetProperty("canonical").GetProperty(name).GetDouble();
    }
}
