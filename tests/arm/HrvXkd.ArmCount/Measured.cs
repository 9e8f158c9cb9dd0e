using System.Runtime.CompilerServices;
using HrvXkd.Core;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.ArmCount;

/// <summary>What is counted: never inlined, so that it can be told from the loop around it.</summary>
internal static class Measured
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Push(EcgAnalyzer analyzer, int sample) => analyzer.Push(sample);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void DecodeWide(byte[] frame, out DecodedFrame decoded)
    {
        var wide = new WideFrameDecoder(frame);
        decoded.IsValid = wide.IsValid;
        decoded.Channel1 = wide.Channel1;
        decoded.Channel2 = wide.Channel2;
        decoded.LeadOffBits = wide.LeadOffBits;
        decoded.GpioBits = wide.GpioBits;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void DecodePlain(byte[] frame, out DecodedFrame decoded)
    {
        decoded.IsValid = FrameDecoder.IsValid(frame, 0);
        decoded.Channel1 = FrameDecoder.Channel(frame, 0, 0);
        decoded.Channel2 = FrameDecoder.Channel(frame, 0, 1);
        decoded.LeadOffBits = FrameDecoder.LeadOffBits(frame, 0);
        decoded.GpioBits = FrameDecoder.GpioBits(frame, 0);
    }
}
