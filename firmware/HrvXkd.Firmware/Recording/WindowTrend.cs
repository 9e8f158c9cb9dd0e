namespace HrvXkd.Firmware.Recording;

/// <summary>A window as the database keeps it.</summary>
/// <param name="Index">Index.</param>
/// <param name="StartSeconds">Start since the start of the recording.</param>
/// <param name="Valid">False if masked.</param>
/// <param name="Quality">0..100.</param>
/// <param name="FeaturesQ16">Shape [12], Q16.16.</param>
/// <param name="Risk">0..1, or null where none may be given.</param>
internal readonly record struct WindowTrend(int Index, double StartSeconds, bool Valid, int Quality, int[] FeaturesQ16, double? Risk);
