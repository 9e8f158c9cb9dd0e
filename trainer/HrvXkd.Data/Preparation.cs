namespace HrvXkd.Data;

/// <summary>Turns recordings into windows with the device's own code.</summary>
public static class Preparation
{
    /// <summary>Finds beats and computes window features of all recordings, in parallel; the result does not depend on the number of threads.</summary>
    /// <param name="cohort">The recordings.</param>
    /// <param name="progress">Receives the number of finished recordings; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Windows and counts, ordered by recording and index.</returns>
    public static PreparedCohort Run(Cohort cohort, IProgress<int>? progress = null, CancellationToken cancel = default) => throw new NotSupportedException();
}
