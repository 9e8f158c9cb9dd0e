namespace HrvXkd.Firmware.Recording;

/// <summary>A minute of a recording.</summary>
/// <param name="Minute">Its number.</param>
/// <param name="Beats">Beats in it.</param>
/// <param name="HeartRate">Beats per minute by the median of its intervals; null where there are fewer than five good beats.</param>
/// <param name="Quality">Mean quality of its beats, 0..100; null without beats.</param>
/// <param name="ElectrodesOffSeconds">Time with an electrode off.</param>
/// <param name="LostSamples">Samples lost.</param>
internal readonly record struct MinuteTrend(long Minute, int Beats, double? HeartRate, double? Quality, double ElectrodesOffSeconds, long LostSamples);
