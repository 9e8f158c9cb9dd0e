namespace HrvXkd.Firmware.Live;

/// <summary>What codes mean.</summary>
/// <param name="RateHz">Samples per second.</param>
/// <param name="MicroVoltsPerCount">Microvolts at the electrodes that one count stands for.</param>
/// <param name="Channels">1 or 2.</param>
internal sealed record LiveScale(int RateHz, double MicroVoltsPerCount, int Channels);
