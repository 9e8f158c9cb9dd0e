using CsCheck;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Tests;

public class WideFrameDecoderTests
{
    [Fact]
    public void Decode_AnyNineBytes_IsWhatThePlainDecoderSays() =>
        Gen.Byte.Array[9].Sample(
            frame =>
            {
                frame[0] = (byte)((frame[0] & 0x1F) | 0xC0);
                return Same(frame);
            },
            iter: 20_000);

    [Fact]
    public void Decode_EveryStatusBit_IsWhatThePlainDecoderSays()
    {
        for (int bit = 0; bit < 24; bit++)
        {
            int status = 0xC00000 ^ (1 << bit);
            Assert.True(Same([(byte)(status >> 16), (byte)((status >> 8) & 0xFF), (byte)(status & 0xFF), 0x80, 0, 0, 0x7F, 0xFF, 0xFF]));
        }
    }

    [Fact]
    public void Decode_ShortFrame_IsRefused() =>
        Assert.Throws<IndexOutOfRangeException>(() => new WideFrameDecoder(new byte[8]).Channel1);

    private static bool Same(byte[] frame)
    {
        var wide = new WideFrameDecoder(frame);
        return wide.IsValid == FrameDecoder.IsValid(frame, 0)
            && wide.Channel1 == FrameDecoder.Channel(frame, 0, 0)
            && wide.Channel2 == FrameDecoder.Channel(frame, 0, 1)
            && wide.LeadOffBits == FrameDecoder.LeadOffBits(frame, 0)
            && wide.GpioBits == FrameDecoder.GpioBits(frame, 0);
    }
}
