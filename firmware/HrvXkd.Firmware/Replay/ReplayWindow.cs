namespace HrvXkd.Firmware.Replay;

/// <summary>A window as the device computed it.</summary>
/// <param name="Index">Index; starts at index * stride.</param>
/// <param name="Valid">False if masked.</param>
/// <param name="Quality">0..100.</param>
/// <param name="FeaturesQ16">Shape [12], Q16.16.</param>
/// <param name="LogitQ16">Logit of the sequence that ends here, or null where no risk may be given.</param>
public sealed record ReplayWindow(int Index, bool Valid, int Quality, int[] FeaturesQ16, int? LogitQ16)
{
    /// <summary>Risk 0..1, or null.</summary>
    public double? Risk => LogitQ16 is int logit ? 1 / (1 + Math.Exp(-logit / 65536.0)) : null;
}
