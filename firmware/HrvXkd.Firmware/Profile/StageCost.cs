namespace HrvXkd.Firmware.Profile;

/// <summary>What a stage costs.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Unit">What one is: "sample", "frame", "window".</param>
/// <param name="Count">How many were timed.</param>
/// <param name="MinimumNs">Least time of one.</param>
/// <param name="MedianNs">Median.</param>
/// <param name="P99Ns">99 of 100 take less.</param>
/// <param name="Instructions">Instructions of one; null where they cannot be counted.</param>
/// <param name="Cycles">Cycles of one; null where they cannot be counted.</param>
internal sealed record StageCost(string Name, string Unit, int Count, double MinimumNs, double MedianNs, double P99Ns, double? Instructions, double? Cycles);
