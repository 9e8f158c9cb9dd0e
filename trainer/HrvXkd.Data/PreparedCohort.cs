namespace HrvXkd.Data;

/// <summary>A cohort after beat detection and feature extraction.</summary>
/// <param name="Cohort">Where the windows come from.</param>
/// <param name="Windows">Windows ordered by recording and index.</param>
/// <param name="Samples">ECG samples read; none where the source knows the beats.</param>
/// <param name="Beats">Beats found, or read.</param>
/// <param name="Seconds">Recorded time, seconds.</param>
public sealed record PreparedCohort(Cohort Cohort, IReadOnlyList<WindowRow> Windows, long Samples, long Beats, double Seconds);
