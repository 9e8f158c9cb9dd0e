using HrvXkd.Core;

namespace HrvXkd.Data;

/// <summary>Recordings with labels, recorded or simulated.</summary>
/// <param name="Name">"synthetic", or the folder's name.</param>
/// <param name="IsSynthetic">True if simulated; everything made from it says so.</param>
/// <param name="Profile">Window profile that fits the recordings.</param>
/// <param name="Recordings">Recordings in a fixed order.</param>
public sealed record Cohort(string Name, bool IsSynthetic, WindowProfile Profile, IReadOnlyList<Recording> Recordings)
{
    /// <summary>Simulated patients.</summary>
    /// <param name="subjects">Number of subjects, 20 or more.</param>
    /// <param name="seed">Same seed, same cohort.</param>
    /// <returns>The cohort; recordings are made while they are read.</returns>
    public static Cohort Synthetic(int subjects, int seed) => throw new NotSupportedException();

    /// <summary>A folder of WFDB records with index.csv (columns record, group, hypertensive).</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The cohort, profile short.</returns>
    /// <exception cref="FormatException">Folder, index or a record is wrong; one line.</exception>
    public static Cohort FromFolder(string folder) => throw new NotSupportedException();
}
