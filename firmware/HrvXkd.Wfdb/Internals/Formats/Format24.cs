namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>Format 24: two's complement, 24 bit, low byte first.</summary>
internal sealed class Format24 : WritableFormat
{
    public override int Code => 24;

    public override int BytesPerGroup => 3;

    public override int Largest => (1 << 23) - 1;

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int at = first * 3;
        for (int i = 0; i < samples.Length; i++, at += stride * 3)
            samples[i] = bytes[at] | (bytes[at + 1] << 8) | (unchecked((sbyte)bytes[at + 2]) << 16);
    }

    public override void Encode(ReadOnlySpan<int> samples, Span<byte> bytes)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            bytes[3 * i] = (byte)(samples[i] & 0xFF);
            bytes[(3 * i) + 1] = (byte)((samples[i] >> 8) & 0xFF);
            bytes[(3 * i) + 2] = (byte)((samples[i] >> 16) & 0xFF);
        }
    }
}
