// Everything in a recording that is not the heart. Its random numbers are its own, so noise changes neither beats nor class.
namespace HrvXkd.Patient.Internals;

internal sealed class EcgNoise
{
    private readonly double _mains;
    private readonly double _wander;
    private readonly MuscleNoise? _muscle;
    private readonly Artifacts _artifacts;
    private Oscillator _hum;
    private Oscillator _slow;
    private Oscillator _breath;
    private Oscillator _fast;

    public EcgNoise(PatientParameters patient, int sampleRateHz)
    {
        RandomStream random = new(patient.Seed, 2);
        NoiseLevels noise = patient.Noise;
        _mains = noise.MainsMicroVolts / 1000;
        _wander = noise.WanderMilliVolts;
        _hum = new Oscillator(noise.MainsHz, Math.Tau * random.NextUniform(), sampleRateHz);
        _slow = new Oscillator(random.NextUniform(0.05, 0.15), Math.Tau * random.NextUniform(), sampleRateHz);
        _breath = new Oscillator(patient.RespirationHz, Math.Tau * random.NextUniform(), sampleRateHz);
        _fast = new Oscillator(random.NextUniform(0.3, 0.5), Math.Tau * random.NextUniform(), sampleRateHz);
        _artifacts = new Artifacts(noise, sampleRateHz, new RandomStream(patient.Seed, 3));
        if (noise.MuscleMicroVolts > 0)
            _muscle = new MuscleNoise(noise.MuscleMicroVolts / 1000, sampleRateHz, new RandomStream(patient.Seed, 4));
    }

    public void AddTo(Span<double> signal, double startSeconds)
    {
        AddTones(signal);
        _muscle?.AddTo(signal);
        _artifacts.AddTo(signal, startSeconds);
    }

    private void AddTones(Span<double> signal)
    {
        if (_mains == 0 && _wander == 0)
            return;
        Oscillator hum = _hum;
        Oscillator slow = _slow;
        Oscillator breath = _breath;
        Oscillator fast = _fast;
        foreach (ref double sample in signal)
        {
            // The third harmonic comes with the mains: cos 3x = 4 cos^3 x - 3 cos x.
            double x = hum.Next();
            sample += _mains * x * (1 + 0.2 * (4 * x * x - 3)) + _wander * (0.5 * slow.Next() + 0.35 * breath.Next() + 0.15 * fast.Next());
        }

        hum.Normalize();
        slow.Normalize();
        breath.Normalize();
        fast.Normalize();
        _hum = hum;
        _slow = slow;
        _breath = breath;
        _fast = fast;
    }
}
