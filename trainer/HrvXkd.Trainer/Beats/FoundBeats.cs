namespace HrvXkd.Trainer.Beats;

/// <summary>What the signal path found in one lead.</summary>
/// <param name="Beats">Beats, ascending.</param>
/// <param name="Nn">Intervals that the cleaner kept or corrected, seconds, in order of time.</param>
/// <param name="IrregularShare">Share of the decided intervals that lie where there is no rhythm, 0..1.</param>
internal sealed record FoundBeats(IReadOnlyList<FoundBeat> Beats, IReadOnlyList<(double Start, double End)> Nn, double IrregularShare)
{
    /// <summary>Times of R peaks, seconds, ascending.</summary>
    public IReadOnlyList<double> Seconds { get; } = [.. Beats.Select(beat => beat.Seconds)];
}
