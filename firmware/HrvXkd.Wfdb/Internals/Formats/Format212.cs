namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>Format 212: two samples of 12 bit in three bytes; the middle byte holds their upper 4 bits, the first sample's low.</summary>
internal sealed class Format212 : WritableFormat
{
    public override int Code => 212;

    public override int SamplesPerGroup => 2;

    public override int BytesPerGroup => 3;

    public override int Largest => 2047;

    public override long BytesFor(long samples) => (samples / 2 * 3) + (samples % 2 * 2);

    public override long SamplesIn(long bytes) => (bytes / 3 * 2) + (bytes % 3 / 2);

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int index = first;
        for (int i = 0; i < samples.Length; i++, index += stride)
        {
            int at = (index >> 1) * 3;
            int value = (index & 1) == 0
                ? bytes[at] | ((bytes[at + 1] & 0x0F) << 8)
                : bytes[at + 2] | ((bytes[at + 1] & 0xF0) << 4);
            samples[i] = (value << 20) >> 20;
        }
    }

    public override void Encode(ReadOnlySpan<int> samples, Span<byte> bytes)
    {
        bytes.Clear();
        for (int i = 0; i < samples.Length; i++)
        {
            int at = (i >> 1) * 3;
            int low = samples[i] & 0xFF;
            int high = (samples[i] >> 8) & 0x0F;
            bytes[(i & 1) == 0 ? at : at + 2] = (byte)low;
            bytes[at + 1] |= (byte)((i & 1) == 0 ? high : high << 4);
        }
    }
}
