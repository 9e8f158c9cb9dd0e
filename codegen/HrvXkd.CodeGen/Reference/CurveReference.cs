using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Curves;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Reference;

// The formula of Curve in HrvXkd.Core, with the certificate's bound checked on the way.
internal static class CurveReference
{
    public static void Run(LookupNode node, int[] x, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = node.Table[x[i] + 128];
    }

    public static void Run(CurveNode node, int[] x, int[] y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Value(node, node.Fit, x[i]);
    }

    private static int Value(CurveNode node, CurveFit fit, int x)
    {
        long place = (long)x - fit.Low, width = 1L << fit.PieceBits;
        long pieces = fit.Coefficients.Length / 4;
        if (place < 0 || place >= pieces * width)
        {
            (long slope, long offset) = place < 0 ? (fit.LowSlope, fit.LowOffset) : (fit.HighSlope, fit.HighOffset);
            Overflow.Check(node, (x * slope) + offset);
            return FixedPoint.Saturate(FixedPoint.RoundShift((x * slope) + offset, 24));
        }

        long t = place % width, value = 0;
        for (int power = 3; power >= 0; power--)
        {
            Overflow.Check(node, value * t);
            value = fit.Coefficients[(4 * (place / width)) + power] + ((value * t) >> fit.PieceBits);
        }

        return FixedPoint.Saturate(FixedPoint.RoundShift(value, fit.FractionBits - 16));
    }
}
