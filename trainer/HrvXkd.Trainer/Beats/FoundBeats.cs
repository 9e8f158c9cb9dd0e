namespace HrvXkd.Trainer.Beats;

/// <summary>What the signal path found in one lead.</summary>
/// <param name="Seconds">Times of R peaks, seconds, ascending.</param>
/// <param name="Nn">Intervals that the cleaner kept, seconds, in order of time.</param>
internal sealed record FoundBeats(IReadOnlyList<double> Seconds, IReadOnlyList<(double Start, double End)> Nn);
