using System.Runtime;

namespace HrvXkd.Firmware.Replay;

/// <summary>
/// No background collections while it lives. One that ends takes each thread's allocation buffer away and counts the unused rest
/// of it as allocated by that thread, up to 8 KB, which would spoil the measurement.
/// </summary>
internal sealed class BlockingCollections : IDisposable
{
    private readonly GCLatencyMode _before = GCSettings.LatencyMode;

    public BlockingCollections() => GCSettings.LatencyMode = GCLatencyMode.Batch;

    public void Dispose() => GCSettings.LatencyMode = _before;
}
