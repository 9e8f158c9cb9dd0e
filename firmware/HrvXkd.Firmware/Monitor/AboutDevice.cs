namespace HrvXkd.Firmware.Monitor;

/// <summary>What does not change while the device runs.</summary>
internal sealed record AboutDevice(int RateHz, int Channels, string FrontEnd, string Firmware, string Model, string Origin);
