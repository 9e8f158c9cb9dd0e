// Gaussian noise around a carrier whose frequency may wander: a complex white noise through three equal one-pole low-passes, turned by the carrier.
// Three poles of corner f_c come close to a Gaussian spectrum of standard deviation f_c / sqrt(6). Unit: the output has variance 1.
namespace HrvXkd.Patient.Internals;

internal sealed class NarrowbandNoise
{
    private readonly double _keep;
    private readonly double _gain;
    private readonly double[] _real = new double[3];
    private readonly double[] _imaginary = new double[3];

    public NarrowbandNoise(double widthHz, double stepSeconds, RandomStream random)
    {
        _keep = Math.Exp(-Math.Tau * widthHz * Math.Sqrt(6) * stepSeconds);
        _gain = 1 / Math.Sqrt(Energy());
        int settle = (int)(10 / (1 - _keep));
        for (int i = 0; i < settle; i++)
            Next(0, random);
    }

    /// <summary>Next value of the noise at the carrier's phase.</summary>
    public double Next(double phase, RandomStream random)
    {
        double real = Filter(_real, _gain * random.NextGaussian());
        double imaginary = Filter(_imaginary, _gain * random.NextGaussian());
        (double sine, double cosine) = Math.SinCos(phase);
        return real * cosine - imaginary * sine;
    }

    private double Filter(double[] state, double value)
    {
        for (int i = 0; i < state.Length; i++)
        {
            state[i] = _keep * state[i] + (1 - _keep) * value;
            value = state[i];
        }

        return value;
    }

    /// <summary>Energy of the impulse response, by which the white noise is scaled to give variance 1.</summary>
    private double Energy()
    {
        double[] state = new double[3];
        double energy = 0;
        int length = (int)(20 / (1 - _keep));
        for (int i = 0; i < length; i++)
        {
            double value = Filter(state, i == 0 ? 1 : 0);
            energy += value * value;
        }

        return energy;
    }
}
