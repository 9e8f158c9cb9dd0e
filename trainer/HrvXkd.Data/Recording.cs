namespace HrvXkd.Data;

/// <summary>One ECG recording of a cohort with its label.</summary>
/// <param name="Id">Name of the recording, unique in the cohort.</param>
/// <param name="Group">Subject or group: the unit of every split.</param>
/// <param name="Hypertensive">The label.</param>
/// <param name="SampleRateHz">Sampling rate.</param>
/// <param name="CountsPerMilliVolt">Gain.</param>
/// <param name="Open">Opens the lead for reading; each call starts at the first sample.</param>
public sealed record Recording(string Id, string Group, bool Hypertensive, int SampleRateHz, int CountsPerMilliVolt, Func<IEcgReader> Open);
