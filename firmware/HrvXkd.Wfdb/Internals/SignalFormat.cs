// How samples lie in a signal file. Source: WFDB Applications Guide, signal(5).
namespace HrvXkd.Wfdb.Internals;

/// <summary>A storage format. Another one is one more small class in <see cref="All"/>.</summary>
internal abstract class SignalFormat
{
    private static readonly SignalFormat[] All = [new Format16(), new Format212()];

    /// <summary>Codes of the formats that are supported, for messages.</summary>
    public static string Supported => string.Join(", ", All.Select(format => Faults.Text($"{format.Code}")));

    /// <summary>Code in the header.</summary>
    public abstract int Code { get; }

    /// <summary>Samples in the smallest group that starts at a byte.</summary>
    public abstract int SamplesPerBlock { get; }

    /// <summary>Bytes of such a group.</summary>
    public abstract int BytesPerBlock { get; }

    /// <summary>Value that stands for a missing sample; those above it, up to <see cref="Largest"/>, are samples.</summary>
    public abstract int Invalid { get; }

    /// <summary>Largest sample.</summary>
    public abstract int Largest { get; }

    /// <summary>Finds the format of a code.</summary>
    /// <param name="code">Code in the header.</param>
    /// <returns>The format, or null if it is not supported.</returns>
    public static SignalFormat? Find(int code) => Array.Find(All, format => format.Code == code);

    /// <summary>Bytes that hold a number of samples; the last group may be cut after the last byte in use.</summary>
    public abstract long BytesFor(long samples);

    /// <summary>Whole samples in a number of bytes.</summary>
    public abstract long SamplesIn(long bytes);

    /// <summary>Decodes every stride-th sample.</summary>
    /// <param name="bytes">Bytes from the start of a group on.</param>
    /// <param name="first">Index of the first sample from there.</param>
    /// <param name="stride">Distance of samples.</param>
    /// <param name="samples">Receives values as stored.</param>
    public abstract void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples);

    /// <summary>Encodes samples in range.</summary>
    /// <param name="samples">Values as stored.</param>
    /// <param name="bytes">Receives <see cref="BytesFor"/> bytes.</param>
    public abstract void Encode(ReadOnlySpan<int> samples, Span<byte> bytes);
}
