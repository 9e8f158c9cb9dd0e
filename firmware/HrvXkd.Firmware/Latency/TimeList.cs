namespace HrvXkd.Firmware.Latency;

/// <summary>Times of one kind, ns. Allocates nothing after its constructor; those beyond its capacity are left out.</summary>
internal sealed class TimeList(int capacity)
{
    private readonly long[] _times = new long[capacity];
    private bool _sorted = true;

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    public void Add(long ns)
    {
        if (Count == _times.Length)
            return;
        _times[Count++] = ns;
        _sorted = false;
    }

    /// <summary>A quantile.</summary>
    /// <param name="share">0..1.</param>
    /// <returns>ns; 0 without times.</returns>
    public long Quantile(double share)
    {
        Span<long> times = Sorted();
        return times.IsEmpty ? 0 : times[(int)Math.Min(times.Length - 1, share * times.Length)];
    }

    /// <summary>How many are below each bound.</summary>
    public int Below(long ns)
    {
        int at = Sorted().BinarySearch(ns);
        return at < 0 ? ~at : at;
    }

    private Span<long> Sorted()
    {
        Span<long> times = _times.AsSpan(0, Count);
        if (!_sorted)
            times.Sort();
        _sorted = true;
        return times;
    }
}
