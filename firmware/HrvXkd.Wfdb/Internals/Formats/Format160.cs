using System.Buffers.Binary;

namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>Format 160: offset binary, 16 bit, low byte first; 0 is -32768.</summary>
internal sealed class Format160 : PackedFormat
{
    public override int Code => 160;

    public override int BytesPerGroup => 2;

    public override int? Invalid => short.MinValue;

    public override int? MatlabType => 40;

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int at = first * 2;
        for (int i = 0; i < samples.Length; i++, at += stride * 2)
            samples[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) - 32_768;
    }
}
