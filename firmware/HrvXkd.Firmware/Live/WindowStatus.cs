namespace HrvXkd.Firmware.Live;

/// <summary>A window as people see it.</summary>
/// <param name="Index">Index.</param>
/// <param name="Valid">False if masked.</param>
/// <param name="Quality">0..100.</param>
/// <param name="Features">Shape [12], units of <see cref="HrvXkd.Core.Feature"/>; null if masked.</param>
/// <param name="Risk">0..1 of the sequence that ends here, or null.</param>
/// <param name="Attention">How much each of the eight windows that end here counted for the risk, shape [heads][8], oldest first, each head's sum about 1; null without risk.</param>
public sealed record WindowStatus(
    int Index, bool Valid, int Quality, IReadOnlyList<double>? Features, double? Risk, IReadOnlyList<IReadOnlyList<double>>? Attention = null);
