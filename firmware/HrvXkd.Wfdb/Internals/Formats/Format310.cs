namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>
/// Format 310: three samples of 10 bit in two words of 16 bit, low byte first. Bits 1..10 of the words are the first two samples; bits 11..15
/// of the first word are the lower half of the third sample, those of the second word its upper half.
/// </summary>
internal sealed class Format310 : PackedFormat
{
    public override int Code => 310;

    public override int SamplesPerGroup => 3;

    public override int BytesPerGroup => 4;

    public override int? Invalid => -512;

    // A sample left over takes its whole word.
    public override long BytesFor(long samples) => (samples / 3 * 4) + (samples % 3 * 2);

    public override long SamplesIn(long bytes) => (bytes / 4 * 3) + (bytes % 4 / 2);

    public override void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples)
    {
        int index = first;
        for (int i = 0; i < samples.Length; i++, index += stride)
        {
            (int group, int place) = Math.DivRem(index, 3);
            int at = (group * 4) + (place == 1 ? 2 : 0);
            int value = place == 2
                ? (bytes[at + 1] >> 3) | ((bytes[at + 3] >> 3) << 5)
                : ((bytes[at] | (bytes[at + 1] << 8)) >> 1) & 0x3FF;
            samples[i] = (value << 22) >> 22;
        }
    }
}
