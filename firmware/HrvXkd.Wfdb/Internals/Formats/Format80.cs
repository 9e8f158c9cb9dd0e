namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>Format 80: offset binary, 8 bit; 0 is -128.</summary>
internal sealed class Format80 : PackedFormat
{
    public override int Code => 80;

    public override int BytesPerGroup => 1;

    public override int? Invalid => sbyte.MinValue;

    public override int? MatlabType => 50;

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int at = first;
        for (int i = 0; i < samples.Length; i++, at += stride)
            samples[i] = bytes[at] - 128;
    }
}
