using CsCheck;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Tests;

public class RegisterCodecTests
{
    // Bits that must be 0 and bits that must be 1, from the register map, registers 0x01..0x0B.
    private static readonly int[] MustBeZero = [0x78, 0x04, 0x02, 0x00, 0x00, 0x00, 0xC0, 0xBF, 0x00, 0x78, 0xF0];
    private static readonly int[] MustBeOne = [0x00, 0x80, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x01, 0x00];

    [Fact]
    public void Filter_EveryRegisterAndValue_ForcesReservedBitsAndKeepsTheRest()
    {
        for (int register = 1; register <= 11; register++)
        {
            int zero = MustBeZero[register - 1];
            int one = MustBeOne[register - 1];
            for (int value = 0; value < 256; value++)
            {
                int written = RegisterCodec.Filter(register, value);
                Assert.Equal(0, written & zero);
                Assert.Equal(one, written & one);
                Assert.Equal(value & ~(zero | one), written & ~(zero | one));
            }
        }
    }

    [Theory]
    [InlineData((int)Register.LoffStat, 0x40, 0x5F, true)]
    [InlineData((int)Register.LoffStat, 0x40, 0x1F, false)]
    [InlineData((int)Register.Gpio, 0x0C, 0x0F, true)]
    [InlineData((int)Register.Gpio, 0x00, 0x01, false)]
    [InlineData((int)Register.Gpio, 0x04, 0x05, true)]
    [InlineData((int)Register.Gpio, 0x04, 0x06, false)]
    [InlineData((int)Register.Config2, 0xE0, 0x80, false)]
    public void Matches_ReadBack_IgnoresInputsAndElectrodeStatesOnly(int register, int written, int read, bool same) =>
        Assert.Equal(same, RegisterCodec.Matches(register, written, read));

    [Fact]
    public void EncodeWrite_TwoRegisters_CountIsLessOneAndZeroCloses()
    {
        var transfer = new byte[] { 9, 9, 9, 9, 9, 9 };
        int length = RegisterCodec.EncodeWrite(transfer, (int)Register.Resp1, [0x00, 0x06], 2);
        Assert.Equal(5, length);
        Assert.Equal([0x49, 0x01, 0x02, 0x07, 0x00, 9], transfer);
    }

    [Fact]
    public void EncodeRead_AnyRange_CarriesAddressCountAndZeros() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[1, 12]).Sample((first, count) =>
        {
            var transfer = new byte[RegisterCodec.LongestTransfer];
            Array.Fill(transfer, (byte)0xFF);
            int length = RegisterCodec.EncodeRead(transfer, first, count);
            return length == count + 3 && transfer[0] == (0x20 | first) && transfer[1] == count - 1
                && transfer.AsSpan(2, length - 2).IndexOfAnyExcept((byte)0) < 0;
        });

    [Fact]
    public void ToRegisters_EachProfile_IsTheStartProfileOfTheDatasheetFlow()
    {
        AssertProfile("02 E0 10 00 81 23 03 00 02 07 0C", Ads1292Configuration.SingleLead());
        AssertProfile("02 A0 10 01 01 00 00 00 02 07 0C", Ads1292Configuration.NoiseTest());
        AssertProfile("02 A3 10 05 05 00 00 00 02 07 0C", Ads1292Configuration.TestSignal());
        AssertProfile("02 A0 10 14 13 00 00 00 02 07 0C", Ads1292Configuration.TemperatureAndSupply());
    }

    [Theory]
    [InlineData(DataRate.Sps125, 0x00, 125)]
    [InlineData(DataRate.Sps250, 0x01, 250)]
    [InlineData(DataRate.Sps500, 0x02, 500)]
    [InlineData(DataRate.Sps1000, 0x03, 1000)]
    public void ToRegisters_EachRate_SetsTheField(DataRate rate, int config1, int hz)
    {
        Assert.Equal(config1, Ads1292Configuration.SingleLead(rate).ToRegisters(Ads1292Part.Ads1292)[0]);
        Assert.Equal(hz, rate.Hz());
    }

    [Theory]
    [InlineData(Gain.X6, 0x00)]
    [InlineData(Gain.X1, 0x10)]
    [InlineData(Gain.X2, 0x20)]
    [InlineData(Gain.X3, 0x30)]
    [InlineData(Gain.X4, 0x40)]
    [InlineData(Gain.X8, 0x50)]
    [InlineData(Gain.X12, 0x60)]
    public void ToRegisters_EachGain_SetsTheField(Gain gain, int ch1Set) =>
        Assert.Equal(ch1Set, Ads1292Configuration.SingleLead(gain: gain).ToRegisters(Ads1292Part.Ads1292)[3]);

    [Fact]
    public void ToRegisters_OneChannelPart_KeepsChannel2Off() =>
        Assert.Equal(0x81, Ads1292Configuration.TestSignal().ToRegisters(Ads1292Part.Ads1291)[4]);

    [Fact]
    public void ToRegisters_RightLegSensed_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Ads1292Configuration { LeadOffSense = Electrodes.RightLeg }.ToRegisters(Ads1292Part.Ads1292));

    private static void AssertProfile(string expected, Ads1292Configuration configuration) =>
        Assert.Equal(expected, string.Join(' ', configuration.ToRegisters(Ads1292Part.Ads1292).Select(value => value.ToString("X2"))));
}
