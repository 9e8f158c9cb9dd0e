namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>An interval that no metric takes.</summary>
/// <param name="StartSeconds">Time of its first beat.</param>
/// <param name="Ms">Length, ms.</param>
/// <param name="Reason">Why it was left out.</param>
internal sealed record DroppedInterval(double StartSeconds, double Ms, DropReason Reason);
