using HrvXkd.Core;
using HrvXkd.Data.Sources;
using HrvXkd.Data.Sources.Synthesis;

namespace HrvXkd.Data;

/// <summary>Recordings with labels, recorded or simulated.</summary>
/// <param name="Name">"synthetic", or the folder's name.</param>
/// <param name="IsSynthetic">True if simulated; everything made from it says so.</param>
/// <param name="Profile">Window profile that fits the recordings.</param>
/// <param name="Recordings">Recordings in a fixed order.</param>
public sealed record Cohort(string Name, bool IsSynthetic, WindowProfile Profile, IReadOnlyList<Recording> Recordings)
{
    /// <summary>Recordings that the source holds and that are left out, with reasons; none is left out silently.</summary>
    public IReadOnlyList<SkippedRecording> Skipped { get; init; } = [];

    /// <summary>AUC of the exact likelihood ratio on a simulated cohort's latent values, the limit of every model, 0..1; null for recorded cohorts.</summary>
    public double? OracleAuc { get; init; }

    /// <summary>Simulated patients.</summary>
    /// <param name="subjects">Number of subjects, 20 or more; half of them hypertensive.</param>
    /// <param name="seed">Same seed, same cohort.</param>
    /// <returns>The cohort; recordings are made while they are read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 20 subjects.</exception>
    public static Cohort Synthetic(int subjects, int seed) => Synthetic(new SyntheticOptions(subjects, seed));

    /// <summary>Simulated patients with other than the usual settings.</summary>
    /// <param name="options">The settings.</param>
    /// <returns>The cohort; recordings are made while they are read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 20 subjects.</exception>
    public static Cohort Synthetic(SyntheticOptions options) => SyntheticCohort.Create(options);

    /// <summary>A folder of WFDB records with index.csv (columns record, group, hypertensive).</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The cohort, profile short.</returns>
    /// <exception cref="FormatException">Index or a record is wrong; one line.</exception>
    /// <exception cref="IOException">Folder, index or a record is missing; one line.</exception>
    public static Cohort FromFolder(string folder) => WfdbFolderCohort.OpenLabelled(folder);

    /// <summary>A folder of recordings of any kind that is known; labels and groups may be missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Kind, choice of recordings and of signals; recognises the kind if null.</param>
    /// <returns>The cohort.</returns>
    /// <exception cref="FormatException">The kind is not clear, or an index or a record is wrong; one line.</exception>
    /// <exception cref="IOException">Folder, index or a record is missing; one line.</exception>
    public static Cohort Open(string folder, SourceOptions? options = null) => SourceFolder.Open(folder, options ?? new SourceOptions());
}
