// Functions of real numbers by additions, products and divisions alone: the same bits on every machine, as Math.Exp does not promise.
namespace HrvXkd.CodeGen.Graph.Curves;

/// <summary>Elementary functions to about 1e-12.</summary>
internal static class RealFunctions
{
    private const double Ln2 = 0.693147180559945309417, InverseRootPi = 0.564189583547756286948;

    /// <summary>exp x, 0 below -700 and capped above 700.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x < -700)
            return double.IsNaN(x) ? x : 0;
        x = Math.Min(x, 700);
        int power = (int)Math.Floor((x / Ln2) + 0.5);
        double r = x - (power * Ln2), term = 1, sum = 1;
        for (int n = 1; n < 20; n++)
            sum += term *= r / n;
        return Math.ScaleB(sum, power);
    }

    /// <summary>1 / (1 + exp -x).</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Exp(-x)) : Exp(x) / (1 + Exp(x));

    /// <summary>Hyperbolic tangent.</summary>
    public static double Tanh(double x) => (2 * Sigmoid(2 * x)) - 1;

    /// <summary>Error function: its series near 0, the continued fraction of erfc beyond 3.</summary>
    public static double Erf(double x)
    {
        double z = Math.Abs(x);
        if (!(z >= 3))
        {
            double term = z, sum = z;
            for (int n = 1; n < 80; n++)
            {
                term *= -z * z / n;
                sum += term / ((2 * n) + 1);
            }

            return Math.CopySign(2 * InverseRootPi * sum, x);
        }

        double fraction = z;
        for (int n = 60; n > 0; n--)
            fraction = z + (n / 2.0 / fraction);
        return Math.CopySign(1 - (z > 27 ? 0 : Exp(-z * z) * InverseRootPi / fraction), x);
    }

    /// <summary>x times the normal distribution function.</summary>
    public static double Gelu(double x) => 0.5 * x * (1 + Erf(x * 0.707106781186547524401));

    /// <summary>Its approximation by a hyperbolic tangent.</summary>
    public static double GeluTanh(double x) => 0.5 * x * (1 + Tanh(0.797884560802865355880 * (x + (0.044715 * x * x * x))));

    /// <summary>x to a whole power 0..8 or to one half.</summary>
    public static double Power(double x, double exponent)
    {
        if (exponent == 0.5)
            return Math.Sqrt(x);
        double product = 1;
        for (int i = 0; i < (int)exponent; i++)
            product *= x;
        return product;
    }
}
