namespace HrvXkd.Wfdb;

/// <summary>
/// What happens where files contradict each other but every sample can be read: a wrong checksum, or a signal file longer than its header says.
/// Everything else that is wrong is refused under either policy.
/// </summary>
public enum FaultPolicy
{
    /// <summary>A <see cref="WfdbException"/> is thrown.</summary>
    Refuse,

    /// <summary>The contradiction is listed in <see cref="WfdbRecord.Faults"/> and reading goes on.</summary>
    Report,
}
