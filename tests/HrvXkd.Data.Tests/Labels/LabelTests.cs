using HrvXkd.Core;
using HrvXkd.Data.Labels;
using HrvXkd.Data.Pressure;

namespace HrvXkd.Tests.Data.Labels;

public class LabelTests
{
    private static readonly HypertensionRule Rule = new() { GapSeconds = 60, HorizonSeconds = 120 };

    [Theory]
    [InlineData(0.8f, 0.6f, true)]
    [InlineData(0.79f, 0.6f, false)]
    [InlineData(1f, 0.49f, null)]
    public void Now_ShareAndCover_DecideTheLabel(float high, float covered, bool? expected) =>
        Assert.Equal(expected, Rule.Now(new WindowPressure(150, 80, 50, covered, high)));

    [Fact]
    public void Now_NoPressure_IsUnknown()
    {
        Assert.Null(Rule.Now(null));
        Assert.Null(Rule.Now(new WindowPressure(float.NaN, float.NaN, 0, 0, 0)));
    }

    [Theory]
    [InlineData(139.9, 89.9, false)]
    [InlineData(140, 60, true)]
    [InlineData(120, 90, true)]
    public void IsHigh_EitherThreshold_IsEnough(double sbp, double dbp, bool expected) => Assert.Equal(expected, Rule.IsHigh(new ArterialPulse(0, sbp, dbp)));

    // Windows of 60 s each 30 s. Window i ends at 30 i + 60; its horizon is (30 i + 120, 30 i + 240]: windows i + 5 .. i + 8.
    [Theory]
    [InlineData("0000000000000", "00000nnnnnnnn")]
    [InlineData("H000000000000", "nnnnnnnnnnnnn")]
    [InlineData("0u00000000000", "0n000nnnnnnnn")]
    [InlineData("00000uuu00000", "n0000nnnnnnnn")]
    public void Of_NoOnset_IsFalseWhereTheHorizonWasWatched(string windows, string expected)
    {
        bool?[] now = [.. windows.Select(w => w switch { 'H' => true, '0' => false, _ => (bool?)null })];
        Assert.Equal(expected, Text(EarlyLabels.Of(now, WindowProfile.Short(), Rule)));
    }

    [Fact]
    public void Of_Onset_IsEarlyExactlyWithinTheHorizon()
    {
        bool?[] now = [.. Enumerable.Range(0, 20).Select(i => (bool?)(i >= 12))];
        bool?[] early = EarlyLabels.Of(now, WindowProfile.Short(), Rule);
        // Onset at 360 s: horizon (30 i + 120, 30 i + 240] holds it for i = 4..7; 0..3 were watched without it; 8..11 have it in the gap.
        Assert.Equal("00001111nnnnnnnnnnnn", Text(early));
    }

    private static string Text(bool?[] labels) => string.Concat(labels.Select(label => label switch { true => '1', false => '0', null => 'n' }));
}
