namespace HrvXkd.Patient.Internals;

/// <summary>A sinusoid by rotation: four multiplications a sample, length corrected once a block.</summary>
internal struct Oscillator(double hz, double phase, double sampleRateHz)
{
    private readonly double _turnCosine = Math.Cos(Math.Tau * hz / sampleRateHz);
    private readonly double _turnSine = Math.Sin(Math.Tau * hz / sampleRateHz);
    private double _cosine = Math.Cos(phase);
    private double _sine = Math.Sin(phase);

    public double Next()
    {
        double cosine = _cosine * _turnCosine - _sine * _turnSine;
        _sine = _cosine * _turnSine + _sine * _turnCosine;
        _cosine = cosine;
        return cosine;
    }

    public void Normalize()
    {
        double scale = 1 / Math.Sqrt(_cosine * _cosine + _sine * _sine);
        _cosine *= scale;
        _sine *= scale;
    }
}
