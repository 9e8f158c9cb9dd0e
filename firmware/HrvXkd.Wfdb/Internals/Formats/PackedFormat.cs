namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>A storage format with samples at fixed places: groups of samples that start at a byte.</summary>
internal abstract class PackedFormat
{
    /// <summary>Code in the header.</summary>
    public abstract int Code { get; }

    /// <summary>Samples in the smallest group that starts at a byte.</summary>
    public virtual int SamplesPerGroup => 1;

    /// <summary>Bytes of such a group.</summary>
    public abstract int BytesPerGroup { get; }

    /// <summary>Value that stands for a missing sample, or null where there is none.</summary>
    public abstract int? Invalid { get; }

    /// <summary>True where a stored value is the difference from the sample before.</summary>
    public virtual bool IsDifference => false;

    /// <summary>Type of a MATLAB 4 matrix that holds these samples, or null where there is none.</summary>
    public virtual int? MatlabType => null;

    /// <summary>Bytes that hold a number of samples; the last group may be cut after the last byte in use.</summary>
    public virtual long BytesFor(long samples) => samples * BytesPerGroup;

    /// <summary>Whole samples in a number of bytes.</summary>
    public virtual long SamplesIn(long bytes) => bytes / BytesPerGroup;

    /// <summary>Decodes every stride-th sample.</summary>
    /// <param name="bytes">Bytes from the start of a group on.</param>
    /// <param name="first">Index of the first sample from there.</param>
    /// <param name="stride">Distance of samples.</param>
    /// <param name="samples">Receives values as stored.</param>
    public abstract void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples);
}
