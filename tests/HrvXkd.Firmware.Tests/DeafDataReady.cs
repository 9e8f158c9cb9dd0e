using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Firmware.Tests;

/// <summary>A source that can lose edges without counting them, as an interrupt that was off.</summary>
internal sealed class DeafDataReady(IDataReady source) : IDataReady
{
    private long _lost;

    public bool Deaf { get; set; }

    public long EdgeCount => source.EdgeCount - _lost;

    public bool IsReady => source.IsReady;

    public bool HasKernelTime => source.HasKernelTime;

    public long NowNs => source.NowNs;

    public bool Wait(int timeoutMs, out long timestampNs)
    {
        long before = source.EdgeCount;
        bool edge = source.Wait(timeoutMs, out timestampNs);
        if (!Deaf)
            return edge;
        _lost += source.EdgeCount - before;
        timestampNs = 0;
        return false;
    }
}
