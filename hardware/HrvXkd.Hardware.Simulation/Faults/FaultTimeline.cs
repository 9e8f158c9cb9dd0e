// The moments at which faults begin or end that change the chip itself, so that it can be brought up to each in turn.
namespace HrvXkd.Hardware.Simulation;

/// <summary>Beginnings and ends of brown-outs and reference losses, in order.</summary>
internal sealed class FaultTimeline
{
    private readonly (long TimeNs, FaultKind Kind, bool Begins)[] _changes;
    private int _next;

    public FaultTimeline(FaultScript script) => _changes =
    [
        .. script.Faults
            .Where(fault => fault.Kind is FaultKind.BrownOut or FaultKind.ReferenceLoss)
            .SelectMany(fault => new[] { (fault.StartNs, fault.Kind, true), (fault.EndNs, fault.Kind, false) })
            .OrderBy(change => change.Item1),
    ];

    /// <summary>Time of the next change; <see cref="long.MaxValue"/> after the last.</summary>
    public long NextNs => _next < _changes.Length ? _changes[_next].TimeNs : long.MaxValue;

    /// <summary>Takes the next change.</summary>
    public (long TimeNs, FaultKind Kind, bool Begins) Take() => _changes[_next++];
}
