using HrvXkd.Hardware.Adc;

namespace HrvXkd.ArmCount;

/// <summary>Decodes frames of the ADS1292, all alike in their fixed bits and different in the others.</summary>
internal static class DecodeRun
{
    private const int Frames = 1000;

    public static readonly string[] Names = ["decode-wide", "decode-plain"];

    /// <summary>Runs one of the two decoders and prints the number of frames and a digest.</summary>
    public static void Run(string name)
    {
        byte[] frame = new byte[FrameDecoder.FrameBytes];
        uint state = 1;
        long digest = 0;
        for (int i = 0; i < Frames; i++)
        {
            for (int k = 0; k < frame.Length; k++)
                frame[k] = (byte)((state = unchecked((state * 1664525) + 1013904223)) >> 24);
            frame[0] = (byte)(0xC0 | (frame[0] & 0x0F));
            frame[1] &= 0xE0;
            frame[2] = 0;
            DecodedFrame decoded;
            if (name == Names[0])
                Measured.DecodeWide(frame, out decoded);
            else
                Measured.DecodePlain(frame, out decoded);
            digest = unchecked((digest * 31) + decoded.Channel1 + decoded.Channel2 + decoded.LeadOffBits + decoded.GpioBits + (decoded.IsValid ? 1 : 0));
        }

        Console.WriteLine(FormattableString.Invariant($"frames {Frames} digest {digest:x16}"));
    }
}
