namespace HrvXkd.Data.RrLists;

/// <summary>How a list of intervals or beat times is read.</summary>
/// <param name="Unit">Unit of the numbers.</param>
/// <param name="SampleRateHz">Samples per second, for <see cref="ListUnit.Samples"/>.</param>
/// <param name="Column">Column: number from 1, or name; null for the only one.</param>
/// <param name="IsTimes">True for beat times, false for intervals, null to tell them apart.</param>
public sealed record RrListOptions(ListUnit Unit = ListUnit.Auto, double? SampleRateHz = null, string? Column = null, bool? IsTimes = null);
