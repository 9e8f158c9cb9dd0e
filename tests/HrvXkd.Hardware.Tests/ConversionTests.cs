using CsCheck;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Tests;

public class ConversionTests
{
    // LSB in pV from the datasheet digest's table; 1000 codes then give nV.
    [Theory]
    [InlineData(1, 2420, 288_487)]
    [InlineData(2, 2420, 144_243)]
    [InlineData(3, 2420, 96_162)]
    [InlineData(4, 2420, 72_122)]
    [InlineData(6, 2420, 48_081)]
    [InlineData(8, 2420, 36_061)]
    [InlineData(12, 2420, 24_041)]
    [InlineData(1, 4033, 480_771)]
    [InlineData(6, 4033, 80_129)]
    [InlineData(12, 4033, 40_064)]
    public void NanoVolts_TableOfLsb_Agrees(int gain, int reference, int lsbPicoVolts)
    {
        Assert.InRange(Conversion.NanoVolts(1000, gain, reference), lsbPicoVolts - 1, lsbPicoVolts + 1);
        Assert.InRange(Conversion.NanoVolts(-1000, gain, reference), -lsbPicoVolts - 1, -lsbPicoVolts + 1);
    }

    [Theory]
    [InlineData(1, 3495)]
    [InlineData(2, 6991)]
    [InlineData(3, 10486)]
    [InlineData(4, 13981)]
    [InlineData(6, 20972)]
    [InlineData(8, 27962)]
    [InlineData(12, 41943)]
    public void TestSignalCounts_Table_Agrees(int gain, int counts) => Assert.Equal(counts, Conversion.TestSignalCounts(gain));

    [Fact]
    public void CountsPerMilliVolt_Gain6_Is20798()
    {
        Assert.Equal(20798, Conversion.CountsPerMilliVolt(6, Conversion.Reference2V4MilliVolts));
        Assert.Equal(20798, Ads1292Configuration.SingleLead().Channel1CountsPerMilliVolt);
    }

    [Theory]
    [InlineData(145_300_000, 25_000)]
    [InlineData(145_790_000, 26_000)]
    [InlineData(133_050_000, 0)]
    public void MilliCelsius_SensorVoltage_Agrees(long nanoVolts, int milliCelsius) =>
        Assert.Equal(milliCelsius, Conversion.MilliCelsius(nanoVolts));

    [Fact]
    public void NanoVolts_AnyCode_IsTheFormulaInDoubles() =>
        Gen.Select(Gen.Int[-0x800000, 0x7FFFFF], Gen.Int[0, 6], Gen.Bool).Sample(
            (code, field, high) =>
            {
                int gain = ((Gain)field).Factor();
                int reference = high ? Conversion.Reference4VMilliVolts : Conversion.Reference2V4MilliVolts;
                return Math.Abs(Conversion.NanoVolts(code, gain, reference) - (code * (reference * 1e6 / 8388607 / gain))) <= 0.51;
            });
}
