// Draws beats as summed Gaussians. Widths of Q, R, S scale with sqrt(RR), places and widths of P and T as in McSharry 2003 (h = sqrt(HR / 60)).
// A Gaussian on an even grid needs two multiplications a sample: g[n+1] = g[n] r[n], r[n+1] = r[n] q.
namespace HrvXkd.Patient.Internals;

internal sealed class BeatPainter(Morphology shape, int sampleRateHz)
{
    /// <summary>No wave of a beat begins earlier than this before its R peak.</summary>
    public const double LeadSeconds = 0.7;

    /// <summary>No wave of a beat ends later than this after its R peak.</summary>
    public const double TailSeconds = 1.3;

    private const double Reach = 4;
    private const int P = 0;
    private const int R = 2;
    private const int T = 4;

    /// <summary>Adds one beat.</summary>
    /// <param name="signal">Receives mV.</param>
    /// <param name="beat">The beat.</param>
    /// <param name="seconds">R peak after the first element of the signal.</param>
    public void Paint(Span<double> signal, PatientBeat beat, double seconds)
    {
        if (beat.IsEctopic)
        {
            // A wide ventricular complex without P wave, its T wave against the QRS.
            Add(signal, seconds, 1.3 * shape.Amplitudes[R], 2.2 * shape.Widths[R]);
            Add(signal, seconds + 0.09, -0.5 * shape.Amplitudes[R], 3 * shape.Widths[R]);
            Add(signal, seconds + 0.30, -0.8 * shape.Amplitudes[T], 0.07);
            return;
        }

        double interval = Math.Clamp(beat.IntervalSeconds, 0.35, 1.6);
        double root = Math.Sqrt(interval);
        double place = interval / Math.Sqrt(root);
        double breath = 1 + 0.05 * Math.Sin(beat.RespirationPhase);
        for (int wave = P; wave <= T; wave++)
        {
            bool slow = wave is P or T;
            Add(signal, seconds + shape.Delays[wave] * (slow ? place : root), shape.Amplitudes[wave] * breath, shape.Widths[wave] * root);
        }
    }

    private void Add(Span<double> signal, double centerSeconds, double milliVolts, double widthSeconds)
    {
        double center = centerSeconds * sampleRateHz;
        double width = widthSeconds * sampleRateHz;
        int first = Math.Max(0, (int)Math.Ceiling(center - Reach * width));
        int last = Math.Min(signal.Length - 1, (int)Math.Floor(center + Reach * width));
        if (first > last)
            return;
        double inverse = 1 / (2 * width * width);
        double distance = first - center;
        double value = milliVolts * Math.Exp(-distance * distance * inverse);
        double ratio = Math.Exp(-(2 * distance + 1) * inverse);
        double change = Math.Exp(-2 * inverse);
        foreach (ref double sample in signal.Slice(first, last - first + 1))
        {
            sample += value;
            value *= ratio;
            ratio *= change;
        }
    }
}
