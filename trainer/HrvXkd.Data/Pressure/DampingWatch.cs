// Tells a damped line from a low pressure: damping takes systole down and diastole up towards a mean that stays, while in hypotension both fall.
// Units mmHg. Source: R. M. Gardner, "Direct blood pressure measurement - dynamic response requirements", Anesthesiology 54, 1981.
namespace HrvXkd.Data.Pressure;

/// <summary>Compares pulses with the patient's own over some minutes; fixed memory.</summary>
internal sealed class DampingWatch
{
    private const int Longest = 300;
    private const int Fewest = 20;
    private const double Collapsed = 0.6;
    private const double DiastoleRise = 3;
    private const double LargestStep = 10;
    private int _count;
    private double _pulsePressure;
    private double _sbp;
    private double _dbp;

    /// <summary>Judges a pulse; those that are not damped move the comparison.</summary>
    /// <param name="pulse">A plausible pulse.</param>
    /// <returns>True if the line is damped.</returns>
    public bool IsDamped(ArterialPulse pulse)
    {
        if (_count >= Fewest
            && pulse.PulsePressureMmHg < Collapsed * _pulsePressure
            && pulse.DbpMmHg > _dbp + DiastoleRise
            && pulse.SbpMmHg < _sbp)
            return true;
        if (_count == 0)
            (_pulsePressure, _sbp, _dbp) = (pulse.PulsePressureMmHg, pulse.SbpMmHg, pulse.DbpMmHg);
        _count = Math.Min(_count + 1, Longest);
        Move(ref _pulsePressure, pulse.PulsePressureMmHg);
        Move(ref _sbp, pulse.SbpMmHg);
        Move(ref _dbp, pulse.DbpMmHg);
        return false;
    }

    // A single odd pulse is not to carry the mean away.
    private void Move(ref double mean, double value) => mean += Math.Clamp(value - mean, -LargestStep, LargestStep) / Math.Min(_count, Longest);
}
