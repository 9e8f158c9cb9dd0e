using CsCheck;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Tests;

public class FrameDecoderTests
{
    [Theory]
    [InlineData(0xC08000, 0x01, 0)]
    [InlineData(0xC10000, 0x02, 0)]
    [InlineData(0xC20000, 0x04, 0)]
    [InlineData(0xC40000, 0x08, 0)]
    [InlineData(0xC80000, 0x10, 0)]
    [InlineData(0xC02000, 0x00, 1)]
    [InlineData(0xC04000, 0x00, 2)]
    [InlineData(0xC00000, 0x00, 0)]
    public void Status_DatasheetVector_GivesLeadOffAndGpioBits(int status, int leadOff, int gpio)
    {
        byte[] frame = Frame(status, 0, 0);
        Assert.True(FrameDecoder.IsValid(frame, 0));
        Assert.Equal(leadOff, FrameDecoder.LeadOffBits(frame, 0));
        Assert.Equal(gpio, FrameDecoder.GpioBits(frame, 0));
    }

    [Theory]
    [InlineData(0x7FFFFF, 8388607, true)]
    [InlineData(0x800000, -8388608, true)]
    [InlineData(0xFFFFFF, -1, false)]
    [InlineData(0x000000, 0, false)]
    [InlineData(0x800001, -8388607, false)]
    [InlineData(0x7FFFFE, 8388606, false)]
    public void Channel_DatasheetVector_IsSignExtended(int bits, int code, bool saturated)
    {
        byte[] frame = Frame(0xC00000, bits, bits);
        Assert.Equal(code, FrameDecoder.Channel(frame, 0, 0));
        Assert.Equal(code, FrameDecoder.Channel(frame, 0, 1));
        Assert.Equal(saturated, FrameDecoder.IsSaturated(code));
    }

    [Fact]
    public void Decode_AnyFrame_GivesBackWhatWasEncoded() =>
        Gen.Select(Gen.Int[0, 31], Gen.Int[0, 3], Gen.Int[-0x800000, 0x7FFFFF], Gen.Int[-0x800000, 0x7FFFFF], Gen.Int[0, 4]).Sample(
            (leadOff, gpio, first, second, offset) =>
            {
                var buffer = new byte[FrameDecoder.FrameBytes + 4];
                Frame(0xC00000 | (leadOff << 15) | (gpio << 13), first, second).CopyTo(buffer, offset);
                return FrameDecoder.IsValid(buffer, offset)
                    && FrameDecoder.LeadOffBits(buffer, offset) == leadOff
                    && FrameDecoder.GpioBits(buffer, offset) == gpio
                    && FrameDecoder.Channel(buffer, offset, 0) == first
                    && FrameDecoder.Channel(buffer, offset, 1) == second;
            });

    [Fact]
    public void IsValid_AnyStatus_DemandsPrefixAndThirteenZeros()
    {
        // All 2^24 status words would do nothing more: 17 of the bits are checked, one at a time here, all together below.
        for (int bit = 0; bit < 24; bit++)
            Assert.Equal(bit is >= 13 and <= 19, FrameDecoder.IsValid(Frame(0xC00000 ^ (1 << bit), 0, 0), 0));
        Gen.Int[0, 0xFFFFFF].Sample(status =>
            FrameDecoder.IsValid(Frame(status, 0, 0), 0) == ((status & 0xF01FFF) == 0xC00000));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void IsValid_DeadOrFloatingLine_IsRefused(byte level)
    {
        var frame = new byte[FrameDecoder.FrameBytes];
        Array.Fill(frame, level);
        Assert.False(FrameDecoder.IsValid(frame, 0));
    }

    private static byte[] Frame(int status, int first, int second) => unchecked(
    [
        (byte)(status >> 16), (byte)(status >> 8), (byte)status,
        (byte)(first >> 16), (byte)(first >> 8), (byte)first,
        (byte)(second >> 16), (byte)(second >> 8), (byte)second,
    ]);
}
