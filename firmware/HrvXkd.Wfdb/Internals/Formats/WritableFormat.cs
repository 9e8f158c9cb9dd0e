namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>A format that is also written.</summary>
internal abstract class WritableFormat : PackedFormat
{
    /// <summary>Smallest sample; the value below it stands for a missing one.</summary>
    public int Smallest => -Largest;

    /// <summary>Largest sample.</summary>
    public abstract int Largest { get; }

    /// <summary>Value that stands for a missing sample.</summary>
    public override int? Invalid => Smallest - 1;

    /// <summary>A sample as it is stored: the invalid value where it is missing.</summary>
    public int Stored(int sample) => sample == WfdbRecord.Missing ? Smallest - 1 : sample;

    /// <summary>Encodes samples in range.</summary>
    /// <param name="samples">Values as stored, from the first of a group on.</param>
    /// <param name="bytes">Receives <see cref="PackedFormat.BytesFor"/> bytes.</param>
    public abstract void Encode(ReadOnlySpan<int> samples, Span<byte> bytes);
}
