// What changes over minutes and hours: rest (0 active .. 1 at rest), time of day, and a wandering of each level (AR(1), 0.9 per 5 min).
namespace HrvXkd.Patient.Internals;

internal sealed class SlowState
{
    private const double BlockSeconds = 300;
    private const double Persistence = 0.9;
    private const double DaySeconds = 86400;

    // A recording starts at 14:00; vagal tone is highest at 04:00. Levels hold at the start, so the day's cosine is counted from there.
    private const double StartAfterPeak = 10 * 3600;
    private const double CircadianHeartRate = 8;
    private const double CircadianLnHf = 0.5;

    // Standard deviations of the wandering: heart rate per minute, ln VLF, ln LF, ln HF (within-session reliability of Sinnreich-type recordings).
    private static readonly double[] Wander = [1.5, 0.30, 0.30, 0.20];

    private readonly PatientParameters _patient;
    private readonly RandomStream _random;
    private readonly RestCourse _rest;
    private readonly double[] _from = new double[4];
    private readonly double[] _to = new double[4];
    private double _blockStart;

    public SlowState(PatientParameters patient, RandomStream random)
    {
        _patient = patient;
        _random = random;
        _rest = new RestCourse(patient.RestOnsetSeconds, patient.RestRiseSeconds, random);
        _blockStart = -BlockSeconds;
        for (int i = 0; i < _to.Length; i++)
            _to[i] = Wander[i] * random.NextGaussian();
        NextBlock();
    }

    public double HeartRate { get; private set; }

    public double LnVlf { get; private set; }

    public double LnLf { get; private set; }

    public double LnHf { get; private set; }

    /// <summary>Moves to a time, seconds; times ascend.</summary>
    public void MoveTo(double seconds)
    {
        while (seconds >= _blockStart + BlockSeconds)
        {
            _blockStart += BlockSeconds;
            NextBlock();
        }

        double part = (seconds - _blockStart) / BlockSeconds;
        double rest = _rest.At(seconds) - 0.5;
        double day = _patient.Circadian * (DayCosine(seconds) - DayCosine(0));
        HeartRate = Math.Clamp(_patient.HeartRate - _patient.HeartRateRecovery * rest - CircadianHeartRate * day + Level(0, part), 35, 180);
        LnVlf = _patient.LnVlf + Level(1, part);
        LnLf = _patient.LnLf - _patient.LnLfRecovery * rest + Level(2, part);
        LnHf = _patient.LnHf + _patient.LnHfRecovery * rest + CircadianLnHf * day + Level(3, part);
    }

    private static double DayCosine(double seconds) => Math.Cos(Math.Tau * (seconds + StartAfterPeak) / DaySeconds);

    private double Level(int i, double part) => _from[i] + (_to[i] - _from[i]) * part;

    private void NextBlock()
    {
        for (int i = 0; i < _to.Length; i++)
        {
            _from[i] = _to[i];
            _to[i] = Persistence * _to[i] + Math.Sqrt(1 - Persistence * Persistence) * Wander[i] * _random.NextGaussian();
        }
    }
}
