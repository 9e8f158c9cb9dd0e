namespace HrvXkd.Hardware.DataReady;

/// <summary>Tells when the chip has a new conversion: the falling edges of its DRDY pin.</summary>
public interface IDataReady
{
    /// <summary>Falling edges seen up to the one reported last. A step above 1 says that conversions went unread.</summary>
    long EdgeCount { get; }

    /// <summary>DRDY is low now: a conversion waits that nothing has been clocked out of. Tells a conversion from a disturbance of the wire,
    /// and whether the next one came while a frame was read. True where the level cannot be had.</summary>
    bool IsReady { get; }

    /// <summary>Times are taken at the edge itself, to within a small part of a conversion period, and not when a thread got to run.</summary>
    bool HasKernelTime { get; }

    /// <summary>The present time on the clock of the timestamps, ns.</summary>
    long NowNs { get; }

    /// <summary>Waits for an edge not yet reported; several at once are reported as one.</summary>
    /// <param name="timeoutMs">Longest wait, ms, 0 or more.</param>
    /// <param name="timestampNs">Time of the latest edge on a monotonic clock, ns; 0 if none came.</param>
    /// <returns>False if no edge came in time. Never throws; allocates nothing.</returns>
    bool Wait(int timeoutMs, out long timestampNs);
}
