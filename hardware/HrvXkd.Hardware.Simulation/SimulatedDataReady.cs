using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Simulation;

/// <summary>The DRDY pin of the simulated chip as a source: waiting lets virtual time pass to the next edge.</summary>
public sealed class SimulatedDataReady : IDataReady
{
    private readonly SimulatedAds1292 _chip;
    private readonly VirtualClock _clock;

    /// <summary>Listens to the chip from now on.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="clock">Its clock.</param>
    public SimulatedDataReady(SimulatedAds1292 chip, VirtualClock clock)
    {
        _chip = chip ?? throw new ArgumentNullException(nameof(chip));
        _clock = clock ?? throw new ArgumentNullException(nameof(clock));
        EdgeCount = chip.EdgeCount;
    }

    /// <inheritdoc/>
    public long EdgeCount { get; private set; }

    /// <inheritdoc/>
    public bool Wait(int timeoutMs, out long timestampNs)
    {
        timestampNs = 0;
        if (_chip.EdgeCount == EdgeCount)
        {
            long deadlineNs = _clock.NowNs + (timeoutMs * VirtualClock.NsPerMs);
            long nextNs = _chip.NextEdgeNs;
            _clock.AdvanceTo(Math.Min(nextNs, deadlineNs));
            if (nextNs > deadlineNs)
                return false;
        }

        EdgeCount = _chip.EdgeCount;
        timestampNs = _chip.LatestEdgeNs;
        return true;
    }
}
