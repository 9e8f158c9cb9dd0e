namespace HrvXkd.Data.Pressure;

/// <summary>One pulse of an arterial pressure.</summary>
/// <param name="Seconds">Time of its foot, seconds of the recording.</param>
/// <param name="SbpMmHg">Highest pressure of its systole, mmHg.</param>
/// <param name="DbpMmHg">Pressure at its foot, mmHg.</param>
public readonly record struct ArterialPulse(double Seconds, double SbpMmHg, double DbpMmHg)
{
    /// <summary>Pulse pressure, mmHg.</summary>
    public double PulsePressureMmHg => SbpMmHg - DbpMmHg;
}
