using System.Buffers.Binary;

namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>Format 61: two's complement, 16 bit, high byte first.</summary>
internal sealed class Format61 : PackedFormat
{
    public override int Code => 61;

    public override int BytesPerGroup => 2;

    public override int? Invalid => short.MinValue;

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int at = first * 2;
        for (int i = 0; i < samples.Length; i++, at += stride * 2)
            samples[i] = BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
    }
}
