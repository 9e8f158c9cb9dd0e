// The fast twin of FrameDecoder where 64-bit loads are cheap: one load of eight bytes in network order and one of the last byte,
// then shifts. A test proves it equal to FrameDecoder on every kind of frame. Source: SBAS502, data format.
using System.Buffers.Binary;

namespace HrvXkd.Hardware.Adc;

/// <summary>A decoded frame, without a branch.</summary>
internal readonly ref struct WideFrameDecoder
{
    private const ulong Fixed = 0xF01FFF;
    private const ulong Prefix = 0xC00000;
    private readonly ulong _status;

    public WideFrameDecoder(ReadOnlySpan<byte> frame)
    {
        // The last byte first: it proves the length for both loads.
        ulong last = frame[FrameDecoder.FrameBytes - 1];
        ulong first = BinaryPrimitives.ReadUInt64BigEndian(frame);
        _status = first >> 40;
        Channel1 = (int)((long)(first << 24) >> 40);
        Channel2 = (int)((long)((first << 48) | (last << 40)) >> 40);
    }

    public int Channel1 { get; }

    public int Channel2 { get; }

    public bool IsValid => (_status & Fixed) == Prefix;

    public int LeadOffBits => (int)(_status >> 15) & 0x1F;

    public int GpioBits => (int)(_status >> 13) & 0x03;
}
