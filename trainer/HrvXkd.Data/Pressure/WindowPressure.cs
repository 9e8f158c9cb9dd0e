namespace HrvXkd.Data.Pressure;

/// <summary>Pressure of one window.</summary>
/// <param name="SbpMmHg">Median systolic pressure of its pulses that count, mmHg; NaN if there is none.</param>
/// <param name="DbpMmHg">Median diastolic pressure, mmHg; NaN if there is none.</param>
/// <param name="Pulses">Pulses that count.</param>
/// <param name="Covered">Share of the window that they cover, 0..1.</param>
/// <param name="High">Share of them at or above the threshold of hypertension, 0..1; 0 if there is none.</param>
public sealed record WindowPressure(float SbpMmHg, float DbpMmHg, int Pulses, float Covered, float High);
