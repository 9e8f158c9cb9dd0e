namespace HrvXkd.Firmware.Replay;

/// <summary>What the device made of a recording.</summary>
/// <param name="ChipRateHz">Rate the simulated chip ran at.</param>
/// <param name="Frames">Frames read over SPI.</param>
/// <param name="Gaps">Gaps recorded.</param>
/// <param name="BeatSeconds">Beats, seconds since the first sample.</param>
/// <param name="Windows">Windows.</param>
/// <param name="Codes">Channel 1 as delivered by the driver, counts, one per frame.</param>
/// <param name="CountsPerMilliVolt">Gain of <paramref name="Codes"/>.</param>
/// <param name="AllocatedBytes">Bytes allocated by the loop after start.</param>
/// <param name="Checksum">Sum over what the loop produced: shows that it ran.</param>
public sealed record ReplayResult(
    int ChipRateHz, long Frames, int Gaps, IReadOnlyList<double> BeatSeconds, IReadOnlyList<ReplayWindow> Windows,
    int[] Codes, double CountsPerMilliVolt, long AllocatedBytes, long Checksum);
