// Muscle noise: nearly Gaussian white noise through one-pole filters, about 20..100 Hz, scaled to a given standard deviation.
namespace HrvXkd.Patient.Internals;

internal sealed class MuscleNoise
{
    private const double HighPassHz = 20;
    private const double LowPassHz = 100;

    // Sum of four 16-bit uniform values: mean 131070, variance 4 (2^32 - 1) / 12.
    private const double Mean = 4 * 65535 / 2.0;
    private const double Deviation = 37837.2;

    private readonly RandomStream _random;
    private readonly double _highKeep;
    private readonly double _lowTake;
    private readonly double _gain;
    private double _highState;
    private double _lowState;

    public MuscleNoise(double milliVolts, int sampleRateHz, RandomStream random)
    {
        _random = random;
        _highKeep = Math.Exp(-Math.Tau * HighPassHz / sampleRateHz);
        _lowTake = 1 - Math.Exp(-Math.Tau * LowPassHz / sampleRateHz);
        _gain = milliVolts / Math.Sqrt(Energy()) / Deviation;
    }

    public void AddTo(Span<double> signal)
    {
        double high = _highState;
        double low = _lowState;
        foreach (ref double sample in signal)
        {
            ulong bits = _random.NextBits();
            double white = (double)(long)((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48)) - Mean;
            low += _lowTake * (_gain * white - low);
            high = low + _highKeep * (high - low);
            sample += low - high;
        }

        _highState = high;
        _lowState = low;
    }

    /// <summary>Energy of the filters' impulse response.</summary>
    private double Energy()
    {
        double low = 0;
        double high = 0;
        double energy = 0;
        for (int i = 0; i < 1000; i++)
        {
            low += _lowTake * ((i == 0 ? 1 : 0) - low);
            high = low + _highKeep * (high - low);
            energy += (low - high) * (low - high);
        }

        return energy;
    }
}
