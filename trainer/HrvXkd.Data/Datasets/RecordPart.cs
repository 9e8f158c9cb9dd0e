using HrvXkd.Data.Pressure;
using HrvXkd.Data.Tables;

namespace HrvXkd.Data.Datasets;

/// <summary>One recording as it goes into a data set: windows, or the reason why there are none.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Fault">Why it could not be read, one line; null if it could.</param>
/// <param name="Samples">ECG samples.</param>
/// <param name="Beats">Beats.</param>
/// <param name="Seconds">Recorded time.</param>
/// <param name="Pressure">Pressure of the whole, or null.</param>
/// <param name="Windows">Windows, ascending.</param>
internal sealed record RecordPart(
    RecordFacts Facts, string? Fault, long Samples, long Beats, double Seconds, PressureSummary? Pressure, IReadOnlyList<WindowRow> Windows);
