using System.Buffers.Binary;

namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>Format 16: two's complement, 16 bit, low byte first.</summary>
internal sealed class Format16 : WritableFormat
{
    public override int Code => 16;

    public override int BytesPerGroup => 2;

    public override int Largest => short.MaxValue;

    public override int? MatlabType => 30;

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int at = first * 2;
        for (int i = 0; i < samples.Length; i++, at += stride * 2)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[at..]);
    }

    public override void Encode(ReadOnlySpan<int> samples, Span<byte> bytes)
    {
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * i)..], (short)samples[i]);
    }
}
