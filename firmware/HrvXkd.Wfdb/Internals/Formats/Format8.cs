namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>Format 8: differences from the sample before of the same signal, two's complement, 8 bit; the header holds the initial value.</summary>
internal sealed class Format8 : PackedFormat
{
    public override int Code => 8;

    public override int BytesPerGroup => 1;

    public override int? Invalid => null;

    public override bool IsDifference => true;

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int at = first;
        for (int i = 0; i < samples.Length; i++, at += stride)
            samples[i] = unchecked((sbyte)bytes[at]);
    }
}
