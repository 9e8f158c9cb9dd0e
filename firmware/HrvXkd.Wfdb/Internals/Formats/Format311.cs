namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>Format 311: three samples of 10 bit in the lower 30 bits of a word of 32 bit, low byte first, the first sample lowest.</summary>
internal sealed class Format311 : PackedFormat
{
    public override int Code => 311;

    public override int SamplesPerGroup => 3;

    public override int BytesPerGroup => 4;

    public override int? Invalid => -512;

    // Samples left over take the bytes that their bits reach into.
    public override long BytesFor(long samples) => (samples / 3 * 4) + (samples % 3 == 0 ? 0 : (samples % 3) + 1);

    public override long SamplesIn(long bytes) => (bytes / 4 * 3) + Math.Max(0, (bytes % 4) - 1);

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int index = first;
        for (int i = 0; i < samples.Length; i++, index += stride)
        {
            (int group, int place) = Math.DivRem(index, 3);
            int at = (group * 4) + place;
            int value = ((bytes[at] | (bytes[at + 1] << 8)) >> (2 * place)) & 0x3FF;
            samples[i] = (value << 22) >> 22;
        }
    }
}
