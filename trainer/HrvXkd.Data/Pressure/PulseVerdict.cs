namespace HrvXkd.Data.Pressure;

/// <summary>Whether a pulse counts, and if not, why.</summary>
public enum PulseVerdict
{
    /// <summary>It counts.</summary>
    Accepted,

    /// <summary>The line was flushed: the pressure stood high and flat; also the ringing after it.</summary>
    Flush,

    /// <summary>The transducer saw no artery: samples are missing, out of range, or flat.</summary>
    Disconnected,

    /// <summary>The line was damped: systole fell and diastole rose towards the mean.</summary>
    Damped,

    /// <summary>No artery gives such a pulse.</summary>
    Implausible,
}
