// Noise of a recording without ECG, added to a clean one in a known proportion: the protocol of the MIT-BIH Noise Stress Test
// Database. Source: manual page of nst, WFDB Applications Guide; where the page leaves a choice, the published record 118e_6
// decides: all its samples but the last are met. Samples are counts; what is missing in the clean signal stays missing.
using System.Globalization;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>Adds calibrated noise: five clean minutes, then two noisy and two clean in turn.</summary>
internal static class NoiseStress
{
    private const double LearnSeconds = 300;
    private const double BlockSeconds = 120;

    // Beats and seconds from which the amplitudes are taken, and the share left out at either end of their order.
    private const int Measurements = 300;
    private const int TrimmedPart = 20;
    private const double QrsReachSeconds = 0.05;

    /// <summary>Whether noise is added at this time.</summary>
    /// <param name="seconds">Time from the start of the record, s.</param>
    public static bool IsNoisy(double seconds) => seconds >= LearnSeconds && (long)Math.Floor((seconds - LearnSeconds) / BlockSeconds) % 2 == 0;

    /// <summary>Peak-to-peak amplitude of the normal QRS complex: trimmed mean over the first 300, each within 50 ms of its annotation.</summary>
    /// <param name="clean">The clean signal.</param>
    /// <param name="reference">Its annotations.</param>
    /// <param name="sampleRateHz">Samples per second.</param>
    /// <returns>The amplitude, counts; 0 if there is no normal beat.</returns>
    public static double QrsAmplitude(int[] clean, IReadOnlyList<Annotation> reference, double sampleRateHz)
    {
        int reach = (int)Math.Round(QrsReachSeconds * sampleRateHz);
        List<double> amplitudes = [];
        foreach (Annotation beat in reference)
        {
            if (amplitudes.Count == Measurements || !IsNormal(beat.Code) || beat.Sample < reach || beat.Sample + reach >= clean.Length)
                continue;
            ReadOnlySpan<int> complex = clean.AsSpan((int)beat.Sample - reach, (2 * reach) + 1);
            if (!complex.Contains(WfdbRecord.Missing))
                amplitudes.Add(PeakToPeak(complex));
        }

        return TrimmedMean(amplitudes);
    }

    /// <summary>Root mean square of noise: trimmed mean over the first 300 seconds, each about its own mean.</summary>
    /// <param name="noise">The noise.</param>
    /// <param name="sampleRateHz">Samples per second.</param>
    /// <returns>The amplitude, counts; 0 if there is less than a second.</returns>
    public static double NoiseAmplitude(int[] noise, double sampleRateHz)
    {
        int second = (int)Math.Round(sampleRateHz);
        List<double> amplitudes = [];
        for (int start = 0; start + second <= noise.Length && amplitudes.Count < Measurements; start += second)
            amplitudes.Add(RootMeanSquare(noise.AsSpan(start, second)));
        return TrimmedMean(amplitudes);
    }

    /// <summary>Factor of the noise for a ratio of signal to noise; a signal has the power of a sine of its QRS amplitude, A^2 / 8.</summary>
    /// <param name="qrsAmplitude">See <see cref="QrsAmplitude"/>.</param>
    /// <param name="noiseAmplitude">See <see cref="NoiseAmplitude"/>, above 0.</param>
    /// <param name="snrDb">The ratio, dB.</param>
    /// <returns>The factor, rounded to six digits, as protocols of the database hold it.</returns>
    public static double Gain(double qrsAmplitude, double noiseAmplitude, double snrDb) => SixDigits(
        Math.Pow(10, -snrDb / 20) * Math.Sqrt(2) / 4 * SixDigits(qrsAmplitude) / SixDigits(noiseAmplitude));

    /// <summary>Adds noise in the noisy blocks. An offset keeps the sum from stepping where a block begins or ends.</summary>
    /// <param name="clean">The clean signal about 0, counts; <see cref="WfdbRecord.Missing"/> stays so.</param>
    /// <param name="noise">The noise, 1 sample or more; it starts anew where it ends.</param>
    /// <param name="gain">Its factor.</param>
    /// <param name="sampleRateHz">Samples per second of both.</param>
    /// <returns>The noisy signal, as long as the clean one.</returns>
    public static int[] Add(int[] clean, int[] noise, double gain, double sampleRateHz)
    {
        int[] sum = new int[clean.Length];
        (int Clean, int Noise, int Sum) last = default;
        double factor = 0;
        int offset = 0;
        for (int i = 0; i < clean.Length; i++)
        {
            double now = IsNoisy(i / sampleRateHz) ? gain : 0;
            if (now != factor)
                offset = (int)(last.Clean + (now * last.Noise) - last.Sum);
            factor = now;
            int added = noise[i % noise.Length];
            if (i > 0 && i % noise.Length == 0)
                offset = (int)(last.Clean + (factor * added) - last.Sum);
            sum[i] = clean[i] == WfdbRecord.Missing ? WfdbRecord.Missing : (int)(clean[i] + (factor * added) - offset);
            last = sum[i] == WfdbRecord.Missing ? last with { Noise = added } : (clean[i], added, sum[i]);
        }

        return sum;
    }

    // Every beat of supraventricular or unknown origin, as WFDB groups them.
    private static bool IsNormal(int code) =>
        code is (>= AnnotationCode.Normal and <= 4) or (>= 7 and <= 9) or (>= 11 and <= AnnotationCode.Unclassified) or 25 or 34 or 35 or 38;

    private static int PeakToPeak(ReadOnlySpan<int> samples)
    {
        int lowest = int.MaxValue;
        int highest = int.MinValue;
        foreach (int sample in samples)
        {
            lowest = Math.Min(lowest, sample);
            highest = Math.Max(highest, sample);
        }

        return highest - lowest;
    }

    // Differences from the mean are cut to whole counts, as they were when the database was made.
    private static double RootMeanSquare(ReadOnlySpan<int> samples)
    {
        double mean = 0;
        foreach (int sample in samples)
            mean += sample;
        mean /= samples.Length;
        double squares = 0;
        foreach (int sample in samples)
            squares += Math.Pow((int)(sample - mean), 2);
        return Math.Sqrt(squares / samples.Length);
    }

    private static double TrimmedMean(List<double> values)
    {
        values.Sort();
        int trimmed = values.Count / TrimmedPart;
        return values.Count == 0 ? 0 : values.Skip(trimmed).SkipLast(trimmed).Average();
    }

    private static double SixDigits(double value) =>
        double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
