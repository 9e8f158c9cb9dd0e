namespace HrvXkd.Hardware.DataReady;

/// <summary>Tells when the chip has a new conversion: the falling edges of its DRDY pin.</summary>
public interface IDataReady
{
    /// <summary>Falling edges seen up to the one reported last. A step above 1 says that conversions went unread.</summary>
    long EdgeCount { get; }

    /// <summary>Waits for an edge not yet reported; several at once are reported as one.</summary>
    /// <param name="timeoutMs">Longest wait, ms, 0 or more.</param>
    /// <param name="timestampNs">Time of the latest edge on a monotonic clock, ns; 0 if none came.</param>
    /// <returns>False if no edge came in time. Never throws; allocates nothing.</returns>
    bool Wait(int timeoutMs, out long timestampNs);
}
