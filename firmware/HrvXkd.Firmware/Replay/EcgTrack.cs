namespace HrvXkd.Firmware.Replay;

/// <summary>One lead held in memory for replay.</summary>
/// <param name="Name">Name of the recording.</param>
/// <param name="SampleRateHz">Sampling rate.</param>
/// <param name="CountsPerMilliVolt">Gain.</param>
/// <param name="Samples">Counts; int.MinValue where missing.</param>
public sealed record EcgTrack(string Name, double SampleRateHz, double CountsPerMilliVolt, int[] Samples);
