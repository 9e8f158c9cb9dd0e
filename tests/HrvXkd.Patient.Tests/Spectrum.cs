using HrvXkd.Patient;

namespace HrvXkd.Tests.Patient;

/// <summary>Power of an interval series in a band, ms^2, by Fourier sums over its linear interpolation at 4 Hz: slow, plain, only for tests.</summary>
internal static class Spectrum
{
    private const double Step = 0.25;

    public static double Power(List<PatientBeat> beats, double lowHz, double highHz)
    {
        double[] series = Resample(beats);
        double mean = series.Average();
        double seconds = series.Length * Step;
        double power = 0;
        for (int line = (int)Math.Ceiling(lowHz * seconds); line < highHz * seconds; line++)
        {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < series.Length; i++)
            {
                (double sine, double cosine) = Math.SinCos(Math.Tau * line * i / series.Length);
                real += (series[i] - mean) * cosine;
                imaginary += (series[i] - mean) * sine;
            }

            power += 2 * (real * real + imaginary * imaginary) / series.Length / series.Length;
        }

        return power;
    }

    private static double[] Resample(List<PatientBeat> beats)
    {
        List<double> series = [];
        int next = 1;
        for (double time = beats[0].Seconds; time < beats[^1].Seconds; time += Step)
        {
            while (beats[next].Seconds < time)
                next++;
            double part = (time - beats[next - 1].Seconds) / (beats[next].Seconds - beats[next - 1].Seconds);
            series.Add(1000 * (beats[next - 1].IntervalSeconds * (1 - part) + beats[next].IntervalSeconds * part));
        }

        return [.. series];
    }
}
