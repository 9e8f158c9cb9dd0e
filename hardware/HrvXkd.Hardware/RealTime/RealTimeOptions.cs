namespace HrvXkd.Hardware.RealTime;

/// <summary>What a thread that reads the chip asks of Linux.</summary>
public sealed record RealTimeOptions
{
    /// <summary>Priority under SCHED_FIFO, 1..99; 0 leaves the thread under the usual scheduler.</summary>
    public int Priority { get; init; }

    /// <summary>Processor the thread stays on, 0..63; -1 leaves it free.</summary>
    public int Processor { get; init; } = -1;

    /// <summary>Keep all memory of the process from being paged out.</summary>
    public bool LockMemory { get; init; }
}
