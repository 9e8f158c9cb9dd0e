namespace HrvXkd.Firmware.Monitor;

/// <summary>What does not change while the device runs.</summary>
/// <param name="RateHz">Samples per second.</param>
/// <param name="Channels">1 or 2.</param>
/// <param name="WindowSeconds">Length of a window.</param>
/// <param name="StrideSeconds">Distance of windows.</param>
/// <param name="FrontEnd">Chip and how it is reached.</param>
/// <param name="Firmware">Version and hash of the program.</param>
/// <param name="Model">Cohort and hash of the student.</param>
/// <param name="Origin">One sentence on what the risk rests on.</param>
internal sealed record AboutDevice(int RateHz, int Channels, int WindowSeconds, int StrideSeconds, string FrontEnd, string Firmware, string Model, string Origin);
