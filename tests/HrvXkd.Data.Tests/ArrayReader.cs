using HrvXkd.Data;

namespace HrvXkd.Tests.Data;

/// <summary>Reads samples held in memory.</summary>
internal sealed class ArrayReader(int[] signal) : IEcgReader
{
    private int _position;

    public int Read(Span<int> samples)
    {
        int count = Math.Min(samples.Length, signal.Length - _position);
        signal.AsSpan(_position, count).CopyTo(samples);
        _position += count;
        return count;
    }

    public void Dispose()
    {
    }
}
