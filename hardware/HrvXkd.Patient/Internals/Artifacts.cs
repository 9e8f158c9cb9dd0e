// Rare faults of the electrodes: bursts of motion (low-frequency noise and a step that decays) and stretches without contact (signal at the rail).
namespace HrvXkd.Patient.Internals;

internal sealed class Artifacts
{
    private const double RailMilliVolts = 5;
    private const double MotionHz = 6;
    private const double RecoverySeconds = 0.7;

    private readonly NoiseLevels _noise;
    private readonly RandomStream _random;
    private readonly double _motionTake;
    private readonly double _stepKeep;
    private readonly double _sampleSeconds;
    private double _motionStart;
    private double _motionEnd;
    private double _motionMilliVolts;
    private double _offStart;
    private double _offEnd;
    private double _rail;
    private double _first;
    private double _second;
    private double _step;

    public Artifacts(NoiseLevels noise, int sampleRateHz, RandomStream random)
    {
        _noise = noise;
        _random = random;
        _sampleSeconds = 1.0 / sampleRateHz;
        _motionTake = 1 - Math.Exp(-Math.Tau * MotionHz * _sampleSeconds);
        _stepKeep = Math.Exp(-_sampleSeconds / RecoverySeconds);
        PlanMotion(0);
        PlanOff(0);
    }

    public void AddTo(Span<double> signal, double startSeconds)
    {
        double end = startSeconds + signal.Length * _sampleSeconds;
        if (end > _motionStart || _step != 0)
            AddMotion(signal, startSeconds);
        if (end > _offStart)
            Disconnect(signal, startSeconds);
    }

    private void AddMotion(Span<double> signal, double startSeconds)
    {
        double time = startSeconds;
        foreach (ref double sample in signal)
        {
            if (time >= _motionStart)
            {
                _first += _motionTake * (_random.NextGaussian() - _first);
                _second += _motionTake * (_first - _second);
                double part = (time - _motionStart) / (_motionEnd - _motionStart);
                sample += 4 * _motionMilliVolts * _second * Math.Sin(Math.PI * Math.Min(part, 1));
                if (time >= _motionEnd)
                {
                    _step = _motionMilliVolts * _random.NextUniform(-1, 1);
                    PlanMotion(time);
                }
            }

            sample += _step;
            _step *= _stepKeep;
            time += _sampleSeconds;
        }

        if (Math.Abs(_step) < 1e-4)
            _step = 0;
    }

    private void Disconnect(Span<double> signal, double startSeconds)
    {
        double time = startSeconds;
        foreach (ref double sample in signal)
        {
            if (time >= _offStart)
                sample = _rail + 0.002 * _random.NextGaussian();
            if (time >= _offEnd)
            {
                _step = 0.2 * _rail;
                PlanOff(time);
            }

            time += _sampleSeconds;
        }
    }

    private void PlanMotion(double now)
    {
        _motionStart = now + _random.NextExponential(Every(_noise.MotionPerHour));
        _motionEnd = _motionStart + _random.NextUniform(1, 5);
        _motionMilliVolts = _random.NextLogUniform(0.1, 0.8);
    }

    private void PlanOff(double now)
    {
        _offStart = now + _random.NextExponential(Every(_noise.ElectrodeOffPerHour));
        _offEnd = _offStart + _random.NextLogUniform(5, 180);
        _rail = _random.NextUniform() < 0.5 ? -RailMilliVolts : RailMilliVolts;
    }

    private static double Every(double perHour) => perHour > 0 ? 3600 / perHour : double.PositiveInfinity;
}
