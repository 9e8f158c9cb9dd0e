// A curve in Q16.16: cubic pieces of equal width between -R and R, straight lines outside. Coefficients come from interpolation at Chebyshev
// points; |x| beyond R is where the function is a line to within half a step of 2^-16.
namespace HrvXkd.CodeGen.Graph.Curves;

/// <summary>Integer coefficients of a curve.</summary>
/// <param name="Coefficients">Four for each piece: c0..c3 of c0 + c1 t + c2 t^2 + c3 t^3, t in 0..1 across the piece, with <paramref name="FractionBits"/>.</param>
/// <param name="FractionBits">16..28.</param>
/// <param name="PieceBits">A piece is 2^PieceBits steps of Q16.16 wide.</param>
/// <param name="Low">Start of the first piece, Q16.16: -R.</param>
/// <param name="LowSlope">Slope below it, Q24.</param>
/// <param name="LowOffset">Offset below it, Q40.</param>
/// <param name="HighSlope">Slope beyond the last piece, Q24.</param>
/// <param name="HighOffset">Offset beyond the last piece, Q40.</param>
internal sealed record CurveFit(int[] Coefficients, int FractionBits, int PieceBits, int Low, int LowSlope, long LowOffset, int HighSlope, long HighOffset)
{
    private const double Tolerance = 1.0 / 65536, Far = 4096, MaxSlope = 64, MaxOffset = 1 << 20;
    private static readonly int[] PieceCounts = [64, 128, 256];

    /// <summary>Fits a curve; null if it has no straight ends or is too rough for 256 pieces.</summary>
    public static CurveFit? Of(Curve curve)
    {
        if (Line(curve, Far) is not { } high || Line(curve, -Far) is not { } low)
            return null;
        for (int power = 1; power <= 5; power++)
        {
            double radius = 1 << power;
            if (!IsLine(curve, high, radius) || !IsLine(curve, low, -radius))
                continue;
            foreach (int count in PieceCounts)
                if (Pieces(curve, radius, count) is { } fit)
                    return fit with { LowSlope = Slope(low.Slope), LowOffset = Offset(low.Offset), HighSlope = Slope(high.Slope), HighOffset = Offset(high.Offset) };
        }

        return null;
    }

    private static int Slope(double value) => (int)Math.Round(Math.ScaleB(value, 24), MidpointRounding.AwayFromZero);

    private static long Offset(double value) => (long)Math.Round(Math.ScaleB(value, 40), MidpointRounding.AwayFromZero);

    private static (double Slope, double Offset)? Line(Curve curve, double far)
    {
        double first = curve.At(far), second = curve.At(2 * far), slope = (second - first) / far, offset = first - (slope * far);
        // Slopes are kept to 24 bits: -1 and 1/2 exactly.
        slope = Math.ScaleB(Math.Round(Math.ScaleB(slope, 24)), -24);
        return double.IsFinite(slope) && double.IsFinite(offset) && Math.Abs(slope) <= MaxSlope && Math.Abs(offset) <= MaxOffset ? (slope, offset) : null;
    }

    private static bool IsLine(Curve curve, (double Slope, double Offset) line, double from)
    {
        for (double x = from; Math.Abs(x) <= 32768; x *= 1.125)
            if (!(Math.Abs(curve.At(x) - (line.Slope * x) - line.Offset) <= (Tolerance / 2) + (Math.Abs(x) * Math.ScaleB(1, -25))))
                return false;
        return true;
    }

    private static CurveFit? Pieces(Curve curve, double radius, int count)
    {
        double[] all = new double[4 * count];
        double width = 2 * radius / count;
        for (int piece = 0; piece < count; piece++)
        {
            double start = -radius + (piece * width);
            double[] c = Cubic(t => curve.At(start + (t * width)));
            for (int i = 0; i <= 32; i++)
            {
                double t = i / 32.0, fitted = c[0] + (t * (c[1] + (t * (c[2] + (t * c[3])))));
                if (!(Math.Abs(fitted - curve.At(start + (t * width))) <= Tolerance / 2))
                    return null;
            }

            c.CopyTo(all, 4 * piece);
        }

        double largest = all.Max(Math.Abs);
        int bits = 28;
        while (bits > 16 && Math.ScaleB(largest, bits) > 1 << 29)
            bits--;
        if (Math.ScaleB(largest, bits) > 1 << 29)
            return null;
        int[] coefficients = Array.ConvertAll(all, value => (int)Math.Round(Math.ScaleB(value, bits), MidpointRounding.AwayFromZero));
        int pieceBits = 16 + (int)Math.Round(Math.Log2(width));
        return new CurveFit(coefficients, bits, pieceBits, -(int)radius * 65536, 0, 0, 0, 0);
    }

    // Interpolates at the four Chebyshev points of 0..1: divided differences, then powers of t.
    private static double[] Cubic(Func<double, double> f)
    {
        double[] points = [0.0380602337443566, 0.3086582838174551, 0.6913417161825449, 0.9619397662556434];
        double[] d = Array.ConvertAll(points, point => f(point));
        for (int order = 1; order < 4; order++)
            for (int i = 3; i >= order; i--)
                d[i] = (d[i] - d[i - 1]) / (points[i] - points[i - order]);
        double[] c = [d[3], 0, 0, 0];
        for (int i = 2; i >= 0; i--)
        {
            for (int k = 3; k > 0; k--)
                c[k] = c[k - 1] - (points[i] * c[k]);
            c[0] = d[i] - (points[i] * c[0]);
        }

        return c;
    }
}
