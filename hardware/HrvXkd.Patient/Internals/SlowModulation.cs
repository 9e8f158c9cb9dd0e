// Very low frequency part of the RR modulation: 1/f over 0.003..0.04 Hz as a sum of sinusoids at logarithmic spacing and of equal mean power.
// Sinusoids keep the band's edge sharp: its power is several times that of LF, so leakage would drown it. Unit: the output has variance 1.
namespace HrvXkd.Patient.Internals;

internal sealed class SlowModulation
{
    private const int Lines = 24;
    private const double LowHz = 0.003;
    private const double HighHz = 0.038;
    private readonly double[] _real = new double[Lines];
    private readonly double[] _imaginary = new double[Lines];
    private readonly double[] _cosine = new double[Lines];
    private readonly double[] _sine = new double[Lines];

    public SlowModulation(double stepSeconds, RandomStream random)
    {
        double scale = Math.Sqrt(1.0 / Lines);
        for (int line = 0; line < Lines; line++)
        {
            double hz = LowHz * Math.Pow(HighHz / LowHz, (line + random.NextUniform()) / Lines);
            (_sine[line], _cosine[line]) = Math.SinCos(Math.Tau * hz * stepSeconds);
            _real[line] = scale * random.NextGaussian();
            _imaginary[line] = scale * random.NextGaussian();
        }
    }

    public double Next()
    {
        double sum = 0;
        for (int line = 0; line < Lines; line++)
        {
            double real = _real[line] * _cosine[line] - _imaginary[line] * _sine[line];
            _imaginary[line] = _real[line] * _sine[line] + _imaginary[line] * _cosine[line];
            _real[line] = real;
            sum += real;
        }

        return sum;
    }
}
