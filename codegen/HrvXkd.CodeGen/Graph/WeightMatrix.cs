using HrvXkd.CodeGen.Graph.Import;

namespace HrvXkd.CodeGen.Graph;

/// <summary>A constant matrix as integers, and what its products with an edge can sum to.</summary>
/// <param name="Steps">Integers, shape [columns, inner].</param>
/// <param name="Unit">Value of one step for each column.</param>
/// <param name="Sums">What each column's sum, and every partial sum, can be.</param>
internal sealed record WeightMatrix(int[] Steps, double[] Unit, Interval[] Sums)
{
    // A multiplier that is no power of two needs 12 bits or more beside the sum.
    private const double WideLimit = 1L << 54, ScaledLimit = 1L << 48;
    private const int WideBits = 24, LeastWideBits = 12;

    /// <summary>Takes int8 weights as they are for an int8 edge; makes wide ones for a Q16.16 edge.</summary>
    /// <param name="name">Name of the layer, for messages.</param>
    /// <param name="input">The edge; its range bounds the sums.</param>
    /// <param name="matrix">Shape [inner, columns].</param>
    /// <param name="scale">Steps of the result for a sum of 1, weights as real numbers, per column.</param>
    /// <exception cref="CodeGenException">HRVG110: a sum could overflow.</exception>
    public static WeightMatrix Of(string name, Edge input, Constant matrix, double[] scale)
    {
        bool narrow = input.Kind == EdgeKind.Int8;
        (int[] weight, double[] unit) = narrow ? Int8Matrix.Transposed(matrix) : Widen(name, input, matrix, scale.All(IsPowerOfTwo) ? WideLimit : ScaledLimit);
        Interval[] sums = Range(name, input.Range, weight, matrix.Shape[0], matrix.Shape[1], narrow ? int.MaxValue : (long)WideLimit);
        return new WeightMatrix(weight, unit, sums);
    }

    private static bool IsPowerOfTwo(double value) => value != 0 && Math.ScaleB(1, Math.ILogB(value)) == Math.Abs(value);

    // Weights of up to 24 bits with one power of two as scale, fewer bits if the accumulator could pass the limit.
    private static (int[] Weight, double[] Unit) Widen(string name, Edge input, Constant matrix, double limit)
    {
        int inner = matrix.Shape[0], columns = matrix.Shape[1];
        double largest = matrix.Values.Max(Math.Abs);
        for (int bits = WideBits; bits >= LeastWideBits; bits--)
        {
            int exponent = largest == 0 ? 0 : bits - 1 - Math.ILogB(largest);
            double[] scaled = Array.ConvertAll(matrix.Values, value => Math.Round(Math.ScaleB(value, exponent), MidpointRounding.AwayFromZero));
            double worst = Enumerable.Range(0, columns).Max(n => Enumerable.Range(0, inner).Sum(k => Math.Abs(scaled[(k * columns) + n]))) * input.Range.Magnitude;
            if (worst > limit)
                continue;
            int[] weight = new int[inner * columns];
            for (int i = 0; i < weight.Length; i++)
                weight[i] = (int)scaled[(i % inner * columns) + (i / inner)];
            return (weight, [.. Enumerable.Repeat(Math.ScaleB(1, -exponent), columns)]);
        }

        throw new CodeGenException($"HRVG110 {name}: {inner} terms of up to {input.Range.Magnitude} with weights of {LeastWideBits} bits can pass 2^{Math.ILogB(limit)}; accepted: narrower inputs (clip or quantize them) or fewer terms");
    }

    private static Interval[] Range(string name, Interval input, int[] weight, int inner, int columns, long limit)
    {
        Interval[] sums = new Interval[columns];
        for (int n = 0; n < columns; n++)
        {
            Int128 low = 0, high = 0;
            for (int k = 0; k < inner; k++)
            {
                Int128 a = (Int128)weight[(n * inner) + k] * input.Low, b = (Int128)weight[(n * inner) + k] * input.High;
                low += Int128.Min(a, b);
                high += Int128.Max(a, b);
            }

            // Partial sums too: they lie between the sum of the negative and that of the positive terms.
            if (Int128.Max(high, -low) > limit)
                throw new CodeGenException($"HRVG110 {name}: column {n} can sum to {Int128.Max(high, -low)}, the accumulator holds {limit}; accepted: fewer terms or smaller weights");
            sums[n] = new Interval((long)low, (long)high);
        }

        return sums;
    }
}
