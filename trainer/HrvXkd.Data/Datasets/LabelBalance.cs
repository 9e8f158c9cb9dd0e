namespace HrvXkd.Data.Datasets;

/// <summary>How often a label has each value, in windows.</summary>
/// <param name="Name">Its column.</param>
/// <param name="Positive">Windows with 1.</param>
/// <param name="Negative">Windows with 0.</param>
/// <param name="Unknown">Windows without.</param>
/// <param name="Groups">Groups with at least one window with 1, and with 0.</param>
public sealed record LabelBalance(string Name, long Positive, long Negative, long Unknown, (int Positive, int Negative) Groups);
