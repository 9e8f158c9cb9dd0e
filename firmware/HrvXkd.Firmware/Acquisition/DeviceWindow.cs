namespace HrvXkd.Firmware.Acquisition;

/// <summary>A window with the risk of the sequence that ends in it.</summary>
/// <param name="Index">Index; starts at index * stride.</param>
/// <param name="Valid">False if masked.</param>
/// <param name="Quality">0..100.</param>
/// <param name="FeaturesQ16">Shape [12], Q16.16; reused for the next window.</param>
/// <param name="HasRisk">False if too few windows are valid for a risk.</param>
/// <param name="LogitQ16">Logit, Q16.16; of no meaning without risk.</param>
/// <param name="AttentionQ16">How much each window counted, shape [heads][8], oldest first, Q16.16; reused for the next window; null if the student does not tell.</param>
public readonly record struct DeviceWindow(int Index, bool Valid, int Quality, int[] FeaturesQ16, bool HasRisk, int LogitQ16, int[]? AttentionQ16);
