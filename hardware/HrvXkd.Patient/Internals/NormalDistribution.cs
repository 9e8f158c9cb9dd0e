// Standard normal distribution function: near the middle the series of Marsaglia 2004, in the tails the continued fraction of Mills' ratio.
namespace HrvXkd.Patient.Internals;

internal static class NormalDistribution
{
    private const double TailFrom = 4;
    private const int TailTerms = 80;

    /// <summary>Chance of a value up to x.</summary>
    public static double Cumulative(double x) => x > 0 ? 1 - Math.Exp(LogCumulative(-x)) : Math.Exp(LogCumulative(x));

    /// <summary>ln of that chance, also where the chance is too small for a double.</summary>
    public static double LogCumulative(double x) => x > TailFrom ? Log1P(-Math.Exp(LogCumulative(-x)))
        : x < -TailFrom ? LogDensity(x) - Math.Log(InverseMills(-x))
        : Math.Log(0.5 + (Math.Exp(LogDensity(x)) * Series(x)));

    private static double LogDensity(double x) => (-x * x / 2) - (Math.Log(Math.Tau) / 2);

    private static double Series(double x)
    {
        double sum = x, term = x;
        for (int odd = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); odd += 2)
        {
            term *= x * x / odd;
            sum += term;
        }

        return sum;
    }

    // x + 1/(x + 2/(x + 3/(x + ...))).
    private static double InverseMills(double x)
    {
        double fraction = x;
        for (int term = TailTerms; term > 0; term--)
            fraction = x + (term / fraction);
        return fraction;
    }

    private static double Log1P(double small) => Math.Abs(small) < 1e-5 ? small - (small * small / 2) : Math.Log(1 + small);
}
