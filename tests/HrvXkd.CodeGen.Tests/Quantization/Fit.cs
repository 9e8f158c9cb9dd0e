namespace HrvXkd.CodeGen.Tests.Quantization;

/// <summary>How well one list of numbers follows another.</summary>
/// <param name="Rmse">Root mean square of the differences.</param>
/// <param name="Largest">Largest absolute difference.</param>
/// <param name="Bias">Mean difference.</param>
/// <param name="Sqnr">Variance of the expected numbers over the mean square difference, dB.</param>
/// <param name="Flips">Share of changed signs.</param>
internal sealed record Fit(double Rmse, double Largest, double Bias, double Sqnr, double Flips)
{
    public static Fit Of(float[] expected, float[] actual)
    {
        double error = 0, signal = 0, mean = expected.Average(value => (double)value), bias = 0, largest = 0;
        int flips = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = (double)actual[i] - expected[i];
            (error, signal, bias) = (error + (difference * difference), signal + ((expected[i] - mean) * (expected[i] - mean)), bias + difference);
            largest = Math.Max(largest, Math.Abs(difference));
            if (actual[i] > 0 != expected[i] > 0)
                flips++;
        }

        double count = expected.Length;
        return new Fit(Math.Sqrt(error / count), largest, bias / count, 10 * Math.Log10(signal / error), flips / count);
    }
}
