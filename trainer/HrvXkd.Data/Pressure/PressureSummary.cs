namespace HrvXkd.Data.Pressure;

/// <summary>Pressure of a whole recording.</summary>
/// <param name="SbpMmHg">Median systolic pressure of the pulses that count, to 0.1 mmHg; NaN if there is none.</param>
/// <param name="DbpMmHg">Median diastolic pressure, likewise.</param>
/// <param name="Accepted">Pulses that count.</param>
/// <param name="Flush">Pulses rejected for a flush.</param>
/// <param name="Disconnected">Pulses rejected for a disconnected line.</param>
/// <param name="Damped">Pulses rejected for a damped line.</param>
/// <param name="Implausible">Pulses that no artery gives.</param>
/// <param name="Seconds">Time read.</param>
/// <param name="ArtefactSeconds">Time in which the line was flushed, disconnected or missing.</param>
public sealed record PressureSummary(
    double SbpMmHg, double DbpMmHg, long Accepted, long Flush, long Disconnected, long Damped, long Implausible, double Seconds, double ArtefactSeconds);
