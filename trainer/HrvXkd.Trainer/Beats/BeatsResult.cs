namespace HrvXkd.Trainer.Beats;

/// <summary>Figures of a run: all records pooled, and each.</summary>
/// <param name="Pooled">All records.</param>
/// <param name="PerRecord">Each record, ordered by name.</param>
internal sealed record BeatsResult(BeatsFigures Pooled, IReadOnlyList<BeatsFigures> PerRecord);
