using HrvXkd.Data;

namespace HrvXkd.Tests.Data;

/// <summary>Reads samples held in memory, at most so many at once as asked for or as the chunks say in turn.</summary>
internal sealed class ArrayReader(int[] signal, int[]? chunks = null) : IEcgReader
{
    private int _position;
    private int _reads;

    public int Read(Span<int> samples)
    {
        int most = chunks is null ? samples.Length : Math.Min(samples.Length, chunks[_reads++ % chunks.Length]);
        int count = Math.Min(most, signal.Length - _position);
        signal.AsSpan(_position, count).CopyTo(samples);
        _position += count;
        return count;
    }

    public void Dispose()
    {
    }
}
