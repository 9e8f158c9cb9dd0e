namespace HrvXkd.Data;

/// <summary>One ECG lead of a recording.</summary>
/// <param name="SampleRateHz">Sampling rate, 100..1000 Hz.</param>
/// <param name="CountsPerMilliVolt">Gain, 1 or more.</param>
/// <param name="Open">Opens the lead for reading; each call starts at the first sample.</param>
public sealed record EcgSignal(int SampleRateHz, int CountsPerMilliVolt, Func<IEcgReader> Open)
{
    /// <summary>Name of the lead in its source, such as II; null where it has none.</summary>
    public string? Name { get; init; }
}
