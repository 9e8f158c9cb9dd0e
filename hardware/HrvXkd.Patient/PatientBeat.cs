namespace HrvXkd.Patient;

/// <summary>One true beat of a simulated patient.</summary>
/// <param name="Seconds">Time of the R peak since the first sample.</param>
/// <param name="IntervalSeconds">Time since the previous R peak.</param>
/// <param name="IsEctopic">True for a premature ventricular beat.</param>
/// <param name="RespirationPhase">Phase of the breath at the beat, radians.</param>
public readonly record struct PatientBeat(double Seconds, double IntervalSeconds, bool IsEctopic, double RespirationPhase);
