// Butterworth section of second order by the bilinear transform.
namespace HrvXkd.Benchmarks;

/// <summary>A filter of second order, direct form 2 transposed.</summary>
internal sealed class Biquad
{
    private readonly double _b0;
    private readonly double _b1;
    private readonly double _b2;
    private readonly double _a1;
    private readonly double _a2;
    private double _s1;
    private double _s2;

    private Biquad(double b0, double b1, double frequency)
    {
        double k = Math.Tan(Math.PI * frequency);
        double norm = 1 / (1 + (Math.Sqrt(2) * k) + (k * k));
        _b0 = b0 * norm;
        _b1 = b1 * norm;
        _b2 = _b0;
        _a1 = 2 * ((k * k) - 1) * norm;
        _a2 = (1 - (Math.Sqrt(2) * k) + (k * k)) * norm;
    }

    /// <param name="frequency">Cut-off, share of the sampling rate, below 0.5.</param>
    public static Biquad LowPass(double frequency)
    {
        double k = Math.Tan(Math.PI * frequency);
        return new Biquad(k * k, 2 * k * k, frequency);
    }

    /// <param name="frequency">Cut-off, share of the sampling rate, below 0.5.</param>
    public static Biquad HighPass(double frequency) => new(1, -2, frequency);

    public double Push(double x)
    {
        double y = (_b0 * x) + _s1;
        _s1 = (_b1 * x) - (_a1 * y) + _s2;
        _s2 = (_b2 * x) - (_a2 * y);
        return y;
    }
}
