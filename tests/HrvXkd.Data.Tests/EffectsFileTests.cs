using HrvXkd.Data;
using HrvXkd.Patient;

namespace HrvXkd.Tests.Data;

public class EffectsFileTests
{
    private const string Whole = "{ \"heart_rate\": 0.1, \"ln_vlf\": 0, \"ln_lf\": -0.2, \"ln_hf\": 0,\n\"recovery_slope\": -3, // as far as it goes\n\"circadian_amplitude\": 0, }";

    [Fact]
    public void DefaultText_IsTheDefaults()
    {
        Assert.Equal(EffectSizes.Default, EffectsFile.Parse("default", EffectsFile.DefaultText));
        Assert.Equal(6, EffectsFile.DefaultText.Split('\n').Count(line => line.Contains("\":", StringComparison.Ordinal)));
    }

    [Fact]
    public void Parse_CommentsAndTrailingComma_AreTaken() =>
        Assert.Equal(EffectSizes.None with { HeartRate = 0.1, LnLf = -0.2, RecoverySlope = -3 }, EffectsFile.Parse("e.json", Whole));

    [Theory]
    [InlineData("0.1", "3.5", "e.json:1: heart_rate is 3.5, expected a number in -3..3")]
    [InlineData("-3,", "\"big\",", "e.json:2: recovery_slope is big, expected a number in -3..3")]
    [InlineData("-3,", "null,", "e.json:2: recovery_slope is null")]
    [InlineData("-3,", "1e999,", "e.json:2: recovery_slope is 1e999")]
    [InlineData("\"circadian_amplitude\": 0", "\"ln_lf\": 0", "e.json:3: 'ln_lf' is there twice")]
    [InlineData("circadian_amplitude", "circadian", "e.json:3: found 'circadian', expected one of heart_rate, ln_vlf")]
    [InlineData("\"circadian_amplitude\": 0,", "", "e.json: no circadian_amplitude; all of")]
    [InlineData("0, }", "0 ", "e.json:3: ")]
    [InlineData("{ ", "[", "e.json:1: found no object")]
    [InlineData("-3,", "-3", "e.json:3: ")]
    [InlineData("0, }", "0, } x", "e.json:3: ")]
    public void Parse_WrongText_FileLineFoundExpected(string instead, string of, string says)
    {
        string message = Assert.Throws<FormatException>(() => EffectsFile.Parse("e.json", Whole.Replace(instead, of, StringComparison.Ordinal))).Message;
        Assert.StartsWith(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
