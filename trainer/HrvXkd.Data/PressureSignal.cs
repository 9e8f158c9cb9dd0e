namespace HrvXkd.Data;

/// <summary>The arterial pressure of a recording.</summary>
/// <param name="Name">Name of the signal in its source, such as ABP.</param>
/// <param name="SampleRateHz">Sampling rate, above 0; need not be that of the ECG.</param>
/// <param name="Open">Opens the signal for reading; each call starts at the first sample.</param>
public sealed record PressureSignal(string Name, double SampleRateHz, Func<IPressureReader> Open);
