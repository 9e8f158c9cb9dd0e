namespace HrvXkd.Trainer.Reporting;

/// <summary>The held-out recording through simulated chip, SPI bytes, driver, Core and emitted student.</summary>
/// <param name="Recording">Its name.</param>
/// <param name="Frames">Frames read over SPI.</param>
/// <param name="Beats">Beats found.</param>
/// <param name="HeartRate">Mean heart rate, beats per minute.</param>
/// <param name="Windows">Windows completed.</param>
/// <param name="Risk">Last risk, 0..1, or null if none was given.</param>
/// <param name="DesktopRisk">The same from the desktop's direct path.</param>
/// <param name="AllocatedBytes">Bytes allocated in the loop after start.</param>
public sealed record ReplaySummary(string Recording, long Frames, int Beats, double HeartRate, int Windows, double? Risk, double? DesktopRisk, long AllocatedBytes);
