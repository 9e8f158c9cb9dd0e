using HrvXkd.CodeGen.Graph.Curves;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Graph;

/// <summary>A function of one number on a Q16.16 edge, by cubic pieces.</summary>
public sealed class CurveNode : Node
{
    private readonly long _worst;

    private CurveNode(string name, Edge input, Edge output, CurveFit fit, long worst) : base(name, [input], output) => (Fit, _worst) = (fit, worst);

    /// <inheritdoc/>
    public override string Kind => "curve";

    /// <inheritdoc/>
    public override long WorstAccumulator => _worst;

    /// <inheritdoc/>
    public override int AccumulatorBits => 63;

    internal CurveFit Fit { get; }

    internal static CurveNode Create(string name, Edge input, CurveFit fit)
    {
        long last = fit.Low + ((long)(fit.Coefficients.Length / 4) << fit.PieceBits) - 1, worst = 0;
        Interval? range = null;
        if (input.Range.Low < fit.Low)
            range = Join(range, Line(input.Range.Low, fit.LowSlope, fit.LowOffset, ref worst), Line(Math.Min(input.Range.High, fit.Low - 1), fit.LowSlope, fit.LowOffset, ref worst));
        if (input.Range.High > last)
            range = Join(range, Line(Math.Max(input.Range.Low, last + 1), fit.HighSlope, fit.HighOffset, ref worst), Line(input.Range.High, fit.HighSlope, fit.HighOffset, ref worst));
        for (int piece = 0; piece < fit.Coefficients.Length / 4; piece++)
        {
            long start = fit.Low + ((long)piece << fit.PieceBits), end = start + (1L << fit.PieceBits) - 1;
            if (end < input.Range.Low || start > input.Range.High)
                continue;
            Interval own = Piece(fit, piece, ref worst);
            range = Join(range, own.Low, own.High);
        }

        return new CurveNode(name, input, Edge.Q16(name, input.Shape, range!.Value), fit, worst);
    }

    // Interval arithmetic on the nested form: t lies in 0..1, so each product lies between 0 and the factor.
    private static Interval Piece(CurveFit fit, int piece, ref long worst)
    {
        long low = fit.Coefficients[(4 * piece) + 3], high = low;
        for (int i = 2; i >= 0; i--)
        {
            worst = Math.Max(worst, Math.Max(Math.Abs(low), Math.Abs(high)) << fit.PieceBits);
            long c = fit.Coefficients[(4 * piece) + i];
            (low, high) = (c + Math.Min(0, low) - 1, c + Math.Max(0, high));
        }

        int shift = fit.FractionBits - 16;
        return new Interval(FixedPoint.Saturate(FixedPoint.RoundShift(low, shift)), FixedPoint.Saturate(FixedPoint.RoundShift(high, shift)));
    }

    private static int Line(long x, int slope, long offset, ref long worst)
    {
        worst = Math.Max(worst, Math.Abs(x * slope) + Math.Abs(offset));
        return FixedPoint.Saturate(FixedPoint.RoundShift((x * slope) + offset, 24));
    }

    private static Interval Join(Interval? range, long a, long b)
    {
        Interval own = new(Math.Min(a, b), Math.Max(a, b));
        return range?.Hull(own) ?? own;
    }
}
