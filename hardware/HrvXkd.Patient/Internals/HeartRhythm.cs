// Beats by integral pulse frequency modulation: a beat at every whole number reached by the integral of (1 + m(t)) / T(t),
// with a mean interval T that follows the slow state (Bailon 2011) and m(t) = VLF + LF + HF modulation. Steps of 1/4 s, rate linear in a step.
namespace HrvXkd.Patient.Internals;

internal sealed class HeartRhythm
{
    /// <summary>Beats start this long before the first sample, so that the first sample lies inside a beat.</summary>
    public const double LeadInSeconds = 4;

    private const double Step = 0.25;
    private const double LfHz = 0.1;
    private const double LfWidthHz = 0.02;
    private const double HfWidthHz = 0.01;
    private const double ShortestInterval = 0.3;

    private readonly PatientParameters _patient;
    private readonly RandomStream _random;
    private readonly SlowState _slow;
    private readonly SlowModulation _vlf;
    private readonly NarrowbandNoise _lf;
    private readonly NarrowbandNoise _hf;
    private double _time = -LeadInSeconds;
    private double _phase;
    private double _rate;
    private double _respirationHz;
    private double _respirationPhase;
    private double _lfPhase;
    private double _lastBeat;
    private double _lastSinus;
    private double _nextEctopic;

    public HeartRhythm(PatientParameters patient)
    {
        _patient = patient;
        _random = new RandomStream(patient.Seed, 1);
        _slow = new SlowState(patient, _random);
        _vlf = new SlowModulation(Step, _random);
        _lf = new NarrowbandNoise(LfWidthHz, Step, _random);
        _hf = new NarrowbandNoise(HfWidthHz, Step, _random);
        _respirationHz = patient.RespirationHz;
        _respirationPhase = Math.Tau * _random.NextUniform();
        _phase = _random.NextUniform();
        _nextEctopic = _random.NextExponential(MeanEctopicSeconds);
        _rate = NextRate();
        _lastBeat = _lastSinus = _time - 1 / _rate * _phase;
    }

    private double MeanEctopicSeconds => _patient.EctopicsPerHour > 0 ? 3600 / _patient.EctopicsPerHour : double.PositiveInfinity;

    /// <summary>The next beat; times ascend.</summary>
    public PatientBeat Next()
    {
        while (true)
        {
            double from = _rate;
            double to = NextRate();
            double advance = (from + to) / 2 * Step;
            double missing = 1 - _phase;
            double start = _time;
            _time += Step;
            _rate = to;
            _phase += advance;
            if (_phase < 1)
                continue;
            _phase -= 1;
            return Beat(start + Crossing(from, to, missing));
        }
    }

    /// <summary>Time in the step at which the integral of the linear rate reaches what is missing (one Newton step after the chord is exact to a microsecond).</summary>
    private static double Crossing(double from, double to, double missing)
    {
        double slope = (to - from) / Step;
        double time = missing / ((from + to) / 2);
        for (int i = 0; i < 2; i++)
            time -= (from * time + slope / 2 * time * time - missing) / (from + slope * time);
        return time;
    }

    /// <summary>A sinus beat, or the premature beat that takes its place: the sinus node keeps its time, which makes the pause compensatory.</summary>
    private PatientBeat Beat(double sinus)
    {
        double seconds = sinus;
        double interval = sinus - _lastSinus;
        double prematurity = 1;
        bool followsSinus = _lastBeat == _lastSinus;
        if (sinus >= _nextEctopic && followsSinus)
        {
            _nextEctopic = sinus + _random.NextExponential(MeanEctopicSeconds);
            prematurity = _random.NextUniform(0.6, 0.85);
        }

        bool ectopic = prematurity < 1 && prematurity * interval >= ShortestInterval;
        if (ectopic)
            seconds = _lastSinus + prematurity * interval;
        PatientBeat beat = new(seconds, seconds - _lastBeat, ectopic, _respirationPhase);
        _lastBeat = seconds;
        _lastSinus = sinus;
        return beat;
    }

    /// <summary>Beats per second one step ahead.</summary>
    private double NextRate()
    {
        _slow.MoveTo(Math.Max(0, _time));
        double interval = 60 / _slow.HeartRate;
        _respirationHz += Step * 0.02 * (_patient.RespirationHz - _respirationHz) + 0.002 * Math.Sqrt(Step) * _random.NextGaussian();
        _respirationHz = Math.Clamp(_respirationHz, 0.17, 0.36);
        _respirationPhase = (_respirationPhase + Math.Tau * _respirationHz * Step) % Math.Tau;
        _lfPhase = (_lfPhase + Math.Tau * LfHz * Step) % Math.Tau;

        // A beat averages the modulation over its interval, which takes sinc(f * T) off each band; give it back so that the powers are those of the RR series.
        double milliseconds = Math.Exp(_slow.LnVlf / 2) * _vlf.Next()
            + Math.Exp(_slow.LnLf / 2) / Sinc(LfHz * interval) * _lf.Next(_lfPhase, _random)
            + Math.Exp(_slow.LnHf / 2) / Sinc(_respirationHz * interval) * _hf.Next(_respirationPhase, _random);
        double rate = (1 + Math.Max(-0.6, milliseconds / (1000 * interval))) / interval;
        return Math.Min(rate, 1 / ShortestInterval);
    }

    private static double Sinc(double x) => Math.Sin(Math.PI * x) / (Math.PI * x);
}
