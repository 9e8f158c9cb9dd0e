namespace HrvXkd.Firmware.Live;

/// <summary>A beat for those who watch.</summary>
/// <param name="Sample">Sample of its R peak.</param>
/// <param name="Quality">0..100.</param>
/// <param name="IntervalMs">Time since the beat before, ms; null for the first.</param>
public sealed record LiveBeat(long Sample, int Quality, double? IntervalMs);
