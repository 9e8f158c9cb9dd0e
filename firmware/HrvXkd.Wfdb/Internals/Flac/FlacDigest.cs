// MD5 of all samples of a FLAC stream, channels in turn, little endian, in whole bytes. Source: RFC 9639, 8.2.
using System.Security.Cryptography;

namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>Holds the samples of a stream against the digest that it states. Blocks count once and in order, wherever a reader jumps in between.</summary>
internal sealed class FlacDigest : IDisposable
{
#pragma warning disable CA5351 // The format says MD5; it tells damage, not forgery.
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
    private readonly byte[] _stated;
    private readonly byte[] _bytes;
    private readonly int _width;
    private readonly long _count;
    private long _next;

    private FlacDigest(FlacInfo info)
    {
        _stated = info.Md5;
        _count = info.SampleCount;
        _width = (info.Bits + 7) / 8;
        _bytes = new byte[info.Channels * info.LargestBlock * _width];
    }

    /// <summary>The digest of a stream; null where it states none, or not how long it is.</summary>
    public static FlacDigest? Of(FlacInfo info) =>
        info.SampleCount > 0 && info.Md5.AsSpan().ContainsAnyExcept((byte)0) ? new FlacDigest(info) : null;

    /// <summary>Takes a block.</summary>
    /// <param name="first">Its first sample.</param>
    /// <param name="channels">Samples of each channel.</param>
    /// <param name="count">Samples of a channel.</param>
    /// <returns>False if this was the last block and the digest is another.</returns>
    public bool Add(long first, int[][] channels, int count)
    {
        if (first != _next)
            return true;
        _next += count;
        int at = 0;
        for (int i = 0; i < count; i++)
            foreach (int[] channel in channels)
                for (int shift = 0; shift < 8 * _width; shift += 8)
                    _bytes[at++] = (byte)(channel[i] >> shift);
        _hash.AppendData(_bytes, 0, at);
        return _next < _count || _hash.GetHashAndReset().AsSpan().SequenceEqual(_stated);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
