namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>Places of frames that were met, thinned out so that they take little memory however long the stream is.</summary>
/// <param name="firstFrame">Byte of the first frame.</param>
/// <param name="sampleCount">Samples of the stream.</param>
internal sealed class FlacIndex(long firstFrame, long sampleCount)
{
    private const int LargestCount = 4096;
    private readonly long _spacing = Math.Max(1, sampleCount / LargestCount);
    private readonly List<(long Sample, long Byte)> _known = [(0, firstFrame)];

    /// <summary>Remembers a frame unless one nearby is known.</summary>
    public void Add(long sample, long place)
    {
        int after = After(sample);
        bool nearBefore = sample - _known[after - 1].Sample < _spacing;
        bool nearAfter = after < _known.Count && _known[after].Sample - sample < _spacing;
        if (!nearBefore && !nearAfter)
            _known.Insert(after, (sample, place));
    }

    /// <summary>The last known frame that starts at a sample or before it.</summary>
    public (long Sample, long Byte) Before(long sample) => _known[After(sample) - 1];

    /// <summary>Byte of the first known frame that starts after a sample, or the given one.</summary>
    public long ByteAfter(long sample, long otherwise)
    {
        int after = After(sample);
        return after < _known.Count ? _known[after].Byte : otherwise;
    }

    // Index of the first that starts after a sample; 1 or more, as the first starts at 0.
    private int After(long sample)
    {
        int low = 1;
        int high = _known.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_known[middle].Sample <= sample)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
