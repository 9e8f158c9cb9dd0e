using HrvXkd.Core.Tests.Reference;
using Xunit.Abstractions;

namespace HrvXkd.Core.Tests.Features;

/// <summary>
/// The HRV test patterns 2 to 5 of ANSI/AAMI EC57 (A.4.3.3) and IEC 60601-2-47, first two hours, through the integer spectrum. The standards
/// were not at hand. Rule, parameters and powers are those that a maker of test equipment (whaleteq.com) and the PhysioNet Cardiovascular
/// Signal Toolbox (README_lombEC57) give: rr(k) = mean + deviation * sin(2 pi T(k) / period), T(k + 1) = T(k) + rr(k), T(0) = 0. One period of
/// period / mean beats is repeated, as in the toolbox's files of the patterns, which this gives to the last digit of their 24 hours.
/// </summary>
public class Ec57PatternTests(ITestOutputHelper output)
{
    private const double TwoHoursMs = 7_200_000;

    [Theory]
    [InlineData(2, 800, 35, 4, Feature.LnHf, 612.5)]
    [InlineData(3, 1000, 70, 10, Feature.LnLf, 2450)]
    [InlineData(4, 3000, 280, 30, Feature.LnVlf, 39200)]
    public void TryCompute_TestPattern_GivesItsPowerWithinHalfAPercent(int pattern, double meanMs, double deviationMs, double periodSeconds, Feature band, double powerMs2)
    {
        double found = Math.Exp(Pattern(meanMs, deviationMs, periodSeconds).Features()[(int)band]);
        output.WriteLine(FormattableString.Invariant($"TP{pattern} {band}: {found:F1} of {powerMs2} ms^2, {100 * ((found / powerMs2) - 1):F2} %"));
        Assert.InRange(found / powerMs2, 0.995, 1.005);
    }

    // With the sine continued from period to period the beats drift along it and are denser where intervals are short.
    [Fact]
    public void TryCompute_TestPattern4Continued_GivesItsPowerWithinOnePercent()
    {
        double found = Math.Exp(NnSeries.Sine(3000, 280, 1 / 30.0, TwoHoursMs / 1000).Features()[(int)Feature.LnVlf]);
        output.WriteLine(FormattableString.Invariant($"TP4 continued: {found:F1} of 39200 ms^2, {100 * ((found / 39200) - 1):F2} %"));
        Assert.InRange(found / 39200, 0.99, 1.01);
    }

    // Its hour-long wave of 9800 ms^2 lies below VLF.
    [Fact]
    public void TryCompute_TestPattern5_HasNoPowerInAnyBand()
    {
        double[] features = Pattern(1500, 140, 3600).Features();
        foreach (Feature band in (Feature[])[Feature.LnVlf, Feature.LnLf, Feature.LnHf])
        {
            double found = Math.Exp(features[(int)band]);
            output.WriteLine(FormattableString.Invariant($"TP5 {band}: {found:F2} of 0 ms^2"));
            Assert.InRange(found, 0, 1);
        }
    }

    private static NnSeries Pattern(double meanMs, double deviationMs, double periodSeconds)
    {
        double[] period = new double[(int)Math.Round(1000 * periodSeconds / meanMs)];
        double time = 0;
        for (int i = 0; i < period.Length; time += period[i++])
            period[i] = meanMs + (deviationMs * Math.Sin(2 * Math.PI * time / (1000 * periodSeconds)));
        List<double> nn = [];
        for (time = 0; time + period[nn.Count % period.Length] <= TwoHoursMs; time += nn[^1])
            nn.Add(period[nn.Count % period.Length]);
        return NnSeries.FromMs(nn);
    }
}
