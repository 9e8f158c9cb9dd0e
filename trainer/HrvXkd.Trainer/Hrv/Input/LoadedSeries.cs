namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>Intervals of a file and where they are from.</summary>
/// <param name="Series">The intervals.</param>
/// <param name="Name">Name of the file or record.</param>
/// <param name="Source">rr_list, annotations or ecg.</param>
/// <param name="How">What was read, in words: unit, column, labels or lead.</param>
internal sealed record LoadedSeries(IntervalSeries Series, string Name, string Source, string How);
