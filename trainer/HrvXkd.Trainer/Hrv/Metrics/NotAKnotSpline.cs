// Cubic spline whose third derivative is continuous at the second and the last but one point. Source: de Boor, A Practical Guide to Splines.
using MathNet.Numerics.Interpolation;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>The not-a-knot spline, which MathNet lacks: its slopes are solved for here, the polynomials are MathNet's.</summary>
internal static class NotAKnotSpline
{
    /// <summary>Fewest points.</summary>
    public const int FewestPoints = 4;

    /// <summary>Interpolates.</summary>
    /// <param name="x">Places, strictly ascending, <see cref="FewestPoints"/> or more.</param>
    /// <param name="y">Values.</param>
    public static CubicSpline Through(double[] x, double[] y)
    {
        int last = x.Length - 1;
        double[] width = new double[last], secant = new double[last];
        for (int i = 0; i < last; i++)
        {
            width[i] = x[i + 1] - x[i];
            secant[i] = (y[i + 1] - y[i]) / width[i];
        }

        double[] below = new double[last + 1], diagonal = new double[last + 1], above = new double[last + 1], right = new double[last + 1];
        for (int i = 1; i < last; i++)
        {
            below[i] = width[i];
            diagonal[i] = 2 * (width[i - 1] + width[i]);
            above[i] = width[i - 1];
            right[i] = 3 * ((width[i] * secant[i - 1]) + (width[i - 1] * secant[i]));
        }

        double start = width[0] + width[1], end = width[last - 1] + width[last - 2];
        diagonal[0] = width[1];
        above[0] = start;
        right[0] = (((width[0] + (2 * start)) * width[1] * secant[0]) + (width[0] * width[0] * secant[1])) / start;
        diagonal[last] = width[last - 2];
        below[last] = end;
        right[last] = (((width[last - 1] + (2 * end)) * width[last - 2] * secant[last - 1]) + (width[last - 1] * width[last - 1] * secant[last - 2])) / end;
        return CubicSpline.InterpolateHermiteSorted(x, y, Solve(below, diagonal, above, right));
    }

    // Tridiagonal elimination.
    private static double[] Solve(double[] below, double[] diagonal, double[] above, double[] right)
    {
        for (int i = 1; i < right.Length; i++)
        {
            double factor = below[i] / diagonal[i - 1];
            diagonal[i] -= factor * above[i - 1];
            right[i] -= factor * right[i - 1];
        }

        for (int i = right.Length - 1; i >= 0; i--)
            right[i] = (right[i] - (i + 1 < right.Length ? above[i] * right[i + 1] : 0)) / diagonal[i];
        return right;
    }
}
