// The drift: a change of posture or falling asleep takes a patient from activity (0) to rest (1) over minutes; later the patient gets up and rests again.
namespace HrvXkd.Patient.Internals;

internal sealed class RestCourse(double onsetSeconds, double riseSeconds, RandomStream random)
{
    private const double GetUpSeconds = 90;
    private double _changeStart = onsetSeconds;
    private readonly double _riseSeconds = riseSeconds;
    private double _changeSeconds = riseSeconds;
    private double _nextChange = onsetSeconds + riseSeconds + random.NextUniform(1200, 3600);
    private bool _rising = true;

    /// <summary>Rest at a time, 0..1; times ascend.</summary>
    public double At(double seconds)
    {
        while (seconds >= _nextChange)
        {
            _rising = !_rising;
            _changeStart = _nextChange;
            _changeSeconds = _rising ? _riseSeconds : GetUpSeconds;
            _nextChange = _changeStart + _changeSeconds + random.NextUniform(1200, 3600);
        }

        double part = Math.Clamp((seconds - _changeStart) / _changeSeconds, 0, 1);
        double smooth = part * part * (3 - 2 * part);
        return _rising ? smooth : 1 - smooth;
    }
}
