using System.Buffers.Binary;

namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>Format 32: two's complement, 32 bit, low byte first.</summary>
internal sealed class Format32 : PackedFormat
{
    public override int Code => 32;

    public override int BytesPerGroup => 4;

    public override int? Invalid => int.MinValue;

    public override int? MatlabType => 20;

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int at = first * 4;
        for (int i = 0; i < samples.Length; i++, at += stride * 4)
            samples[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
    }
}
