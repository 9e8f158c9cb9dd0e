// What the host sees of the DRDY pin: edges with exact times. Waiting lets virtual time pass. A fault script may hide edges, add some, hold
// the line or keep the host from running.
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Simulation;

/// <summary>The DRDY pin of the simulated chip as a source.</summary>
public sealed class SimulatedDataReady : IDataReady
{
    private readonly SimulatedAds1292 _chip;
    private readonly VirtualClock _clock;
    private long _chipEdges;
    private long _seenNs;
    private int _stallsServed;

    /// <summary>Listens to the chip from now on.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="clock">Its clock.</param>
    public SimulatedDataReady(SimulatedAds1292 chip, VirtualClock clock)
    {
        _chip = chip ?? throw new ArgumentNullException(nameof(chip));
        _clock = clock ?? throw new ArgumentNullException(nameof(clock));
        _chipEdges = chip.EdgeCount;
        EdgeCount = _chipEdges;
        _seenNs = clock.NowNs;
    }

    /// <inheritdoc/>
    public long EdgeCount { get; private set; }

    /// <inheritdoc/>
    public bool HasKernelTime => true;

    /// <inheritdoc/>
    public long NowNs => _clock.NowNs;

    /// <inheritdoc/>
    public bool IsReady
    {
        get
        {
            FaultScript? faults = _chip.Faults;
            if (faults is null)
                return _chip.DataReady;
            return !faults.IsActive(FaultKind.DrdyHigh, _clock.NowNs) && (_chip.DataReady || faults.IsActive(FaultKind.DrdyLow, _clock.NowNs));
        }
    }

    /// <inheritdoc/>
    public bool Wait(int timeoutMs, out long timestampNs)
    {
        long deadlineNs = _clock.NowNs + (timeoutMs * VirtualClock.NsPerMs);
        return _chip.Faults is null ? WaitForChip(deadlineNs, out timestampNs) : WaitForLine(_chip.Faults, deadlineNs, out timestampNs);
    }

    private bool WaitForChip(long deadlineNs, out long timestampNs)
    {
        timestampNs = 0;
        long edges = _chip.EdgeCount;
        if (edges == _chipEdges)
        {
            long nextNs = _chip.NextEdgeNs;
            _clock.AdvanceTo(Math.Min(nextNs, deadlineNs));
            if (nextNs > deadlineNs)
                return false;
            edges = _chip.EdgeCount;
        }

        EdgeCount += edges - _chipEdges;
        _chipEdges = edges;
        timestampNs = _chip.LatestEdgeNs;
        _seenNs = _clock.NowNs;
        return true;
    }

    private bool WaitForLine(FaultScript faults, long deadlineNs, out long timestampNs)
    {
        for (; ; )
        {
            Stall(faults, afterEdge: false);
            if (TryTake(faults, out timestampNs))
            {
                Stall(faults, afterEdge: true);
                return true;
            }

            long nextNs = Math.Min(_chip.NextEdgeNs, NextExtra(faults));
            nextNs = Math.Min(nextNs, NextStall(faults));
            if (nextNs > deadlineNs)
            {
                _clock.AdvanceTo(deadlineNs);
                return false;
            }

            _clock.AdvanceTo(nextNs);
        }
    }

    // All edges up to now, of the chip and of the wire; the latest gives the time.
    private bool TryTake(FaultScript faults, out long timestampNs)
    {
        timestampNs = 0;
        long seen = EdgeCount;
        for (long edges = _chip.EdgeCount; _chipEdges < edges;)
        {
            long atNs = _chip.EdgeTime(++_chipEdges);
            if (faults.IsActive(FaultKind.DrdyMissed, atNs) || IsStuck(faults, atNs))
                continue;
            EdgeCount++;
            timestampNs = Math.Max(timestampNs, atNs);
        }

        foreach (Fault fault in faults.Of(FaultKind.DrdyExtra))
        {
            for (int i = 0; i < Extras(fault); i++)
            {
                long atNs = ExtraAt(fault, i);
                if (atNs <= _seenNs || atNs > _clock.NowNs || IsStuck(faults, atNs))
                    continue;
                EdgeCount++;
                timestampNs = Math.Max(timestampNs, atNs);
            }
        }

        _seenNs = _clock.NowNs;
        return EdgeCount > seen;
    }

    private void Stall(FaultScript faults, bool afterEdge)
    {
        ReadOnlySpan<Fault> stalls = faults.Of(FaultKind.SlowHost);
        if (_stallsServed >= stalls.Length || stalls[_stallsServed].StartNs > _clock.NowNs)
            return;
        if (stalls[_stallsServed].ValueOr(0) > 0 == afterEdge)
            _clock.AdvanceTo(stalls[_stallsServed++].EndNs);
    }

    private long NextStall(FaultScript faults)
    {
        ReadOnlySpan<Fault> stalls = faults.Of(FaultKind.SlowHost);
        return _stallsServed < stalls.Length && stalls[_stallsServed].ValueOr(0) <= 0 ? stalls[_stallsServed].StartNs : long.MaxValue;
    }

    private long NextExtra(FaultScript faults)
    {
        long nextNs = long.MaxValue;
        foreach (Fault fault in faults.Of(FaultKind.DrdyExtra))
        {
            for (int i = 0; i < Extras(fault); i++)
            {
                if (ExtraAt(fault, i) > _seenNs)
                    nextNs = Math.Min(nextNs, ExtraAt(fault, i));
            }
        }

        return nextNs;
    }

    private static bool IsStuck(FaultScript faults, long atNs) =>
        faults.IsActive(FaultKind.DrdyLow, atNs) || faults.IsActive(FaultKind.DrdyHigh, atNs);

    private static int Extras(in Fault fault) => (int)fault.ValueOr(1);

    private static long ExtraAt(in Fault fault, int index) =>
        index == 0 ? fault.StartNs : fault.StartNs + (long)(fault.DurationNs * ChipNoise.Uniform(fault.StartNs, index));
}
