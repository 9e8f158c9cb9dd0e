namespace HrvXkd.CodeGen.Verify;

/// <summary>How far one set of numbers lies from another.</summary>
/// <param name="Count">Numbers compared.</param>
/// <param name="Rmse">Root of the mean squared difference.</param>
/// <param name="Mae">Mean absolute difference.</param>
/// <param name="MaxAbs">Largest absolute difference.</param>
/// <param name="Cosine">Cosine similarity, -1..1.</param>
/// <param name="SqnrDb">10 log10 (power of the expected numbers about their mean / power of the difference), at most 200 dB.</param>
/// <param name="Spread">Standard deviation of the expected numbers.</param>
/// <param name="FlipsPercent">Share of numbers on the other side of the threshold, percent.</param>
public sealed record Comparison(int Count, double Rmse, double Mae, double MaxAbs, double Cosine, double SqnrDb, double Spread, double FlipsPercent)
{
    /// <summary>Largest ratio reported, dB: equality has no finite one.</summary>
    public const double BestSqnrDb = 200;

    /// <summary>RMSE in percent of the expected numbers' spread.</summary>
    public double RmsePercent => Spread > 0 ? 100 * Rmse / Spread : Rmse > 0 ? 100 : 0;

    /// <summary>Compares.</summary>
    /// <param name="expected">What should be.</param>
    /// <param name="actual">What is.</param>
    /// <param name="threshold">Decision threshold for flips.</param>
    /// <returns>The figures.</returns>
    public static Comparison Of(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double threshold = 0)
    {
        double squares = 0, sum = 0, largest = 0, dot = 0, norm = 0, other = 0, total = 0;
        int flips = 0, count = expected.Count;
        for (int i = 0; i < count; i++)
        {
            double e = expected[i], a = actual[i], d = a - e;
            (squares, sum, largest) = (squares + (d * d), sum + Math.Abs(d), Math.Max(largest, Math.Abs(d)));
            (dot, norm, other, total) = (dot + (a * e), norm + (e * e), other + (a * a), total + e);
            flips += e > threshold == a > threshold ? 0 : 1;
        }

        double power = Math.Max(0, (norm / Math.Max(1, count)) - Math.Pow(total / Math.Max(1, count), 2));
        double cosine = norm > 0 && other > 0 ? dot / Math.Sqrt(norm * other) : norm == other ? 1 : 0;
        return new Comparison(count, Math.Sqrt(squares / Math.Max(1, count)), sum / Math.Max(1, count), largest, cosine,
            Ratio(power * count, squares), Math.Sqrt(power), 100.0 * flips / Math.Max(1, count));
    }

    /// <summary>Compares where both are finite: a sequence without any valid window has no float answer.</summary>
    /// <param name="expected">What should be.</param>
    /// <param name="actual">What is.</param>
    /// <param name="threshold">Decision threshold for flips.</param>
    /// <returns>The figures.</returns>
    public static Comparison OfFinite(double[] expected, double[] actual, double threshold)
    {
        int[] finite = [.. Enumerable.Range(0, expected.Length).Where(i => double.IsFinite(expected[i]) && double.IsFinite(actual[i]))];
        return Of([.. finite.Select(i => expected[i])], [.. finite.Select(i => actual[i])], threshold);
    }

    private static double Ratio(double signal, double noise) =>
        noise == 0 ? BestSqnrDb : signal == 0 ? -BestSqnrDb : Math.Clamp(10 * Math.Log10(signal / noise), -BestSqnrDb, BestSqnrDb);
}
