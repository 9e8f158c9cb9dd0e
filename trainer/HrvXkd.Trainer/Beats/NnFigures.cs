using System.Text.Json.Serialization;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>What became of the NN intervals of a record most of whose beats are normal.</summary>
/// <param name="AnnotatedMs">RMSSD over three normal beats in a row, ms: the truth.</param>
/// <param name="KeptMs">RMSSD of the kept NN intervals, ms.</param>
/// <param name="ErrorPercent">Its error: detection and cleaning, see <see cref="NnError"/>.</param>
/// <param name="CleaningErrorPercent">The error if the cleaner is given the annotated times with the shapes that were found.</param>
/// <param name="IntervalsErrorPercent">The error if the cleaner is given the annotated times alone.</param>
/// <param name="KeptShare">See <see cref="NnBalance"/>.</param>
/// <param name="LeakedShare">See <see cref="NnBalance"/>.</param>
/// <param name="LostShare">See <see cref="NnBalance"/>.</param>
/// <param name="IrregularShare">Share of intervals that lie where there is no rhythm, 0..1.</param>
internal sealed record NnFigures(
    [property: JsonPropertyName("rmssd_annotated_ms")] double AnnotatedMs,
    [property: JsonPropertyName("rmssd_kept_ms")] double KeptMs,
    [property: JsonPropertyName("error_percent")] double ErrorPercent,
    [property: JsonPropertyName("cleaning_error_percent")] double CleaningErrorPercent,
    [property: JsonPropertyName("intervals_error_percent")] double IntervalsErrorPercent,
    [property: JsonPropertyName("kept")] double KeptShare,
    [property: JsonPropertyName("leaked")] double LeakedShare,
    [property: JsonPropertyName("lost")] double LostShare,
    [property: JsonPropertyName("irregular")] double IrregularShare)
{
    /// <summary>Works them out.</summary>
    /// <param name="match">Found against annotated beats.</param>
    /// <param name="found">What the signal path found.</param>
    /// <param name="counts">Whether an interval counts.</param>
    /// <returns>The figures, or null where fewer than 80 % of the beats are normal or too few are in a row.</returns>
    public static NnFigures? Of(BeatMatch match, FoundBeats found, Func<(double Start, double End), bool> counts)
    {
        (double Start, double End)[] kept = [.. found.Nn.Where(counts)];
        if (NnError.Rmssd(match, kept) is not { } ends)
            return null;
        NnBalance balance = NnBalance.Of(match, kept);
        return new NnFigures(
            ends.Annotated * 1000,
            ends.Kept * 1000,
            NnError.Percent(ends),
            NnError.Percent(NnError.Rmssd(match, [.. AnnotatedNn.Clean(match, found.Beats).Where(counts)])!.Value),
            NnError.Percent(NnError.Rmssd(match, [.. AnnotatedNn.Clean(match, null).Where(counts)])!.Value),
            balance.KeptShare,
            balance.LeakedShare,
            balance.LostShare,
            found.IrregularShare);
    }
}
