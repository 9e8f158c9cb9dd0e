using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Gathers the difference of one edge over vectors.</summary>
internal sealed class EdgeAccumulator(Edge edge)
{
    private double _signal, _sum, _noise, _largest;
    private int _count, _off;

    public void Add(ReadOnlySpan<float> expected, int[] integers)
    {
        for (int i = 0; i < integers.Length; i++)
        {
            double e = expected[i], d = (integers[i] * edge.Scale) - e;
            if (!double.IsFinite(e))
                continue;
            (_signal, _sum, _noise, _largest) = (_signal + (e * e), _sum + e, _noise + (d * d), Math.Max(_largest, Math.Abs(d)));
            _count++;
            if (edge.Kind == EdgeKind.Int8 && Math.Abs(d) > edge.Scale / 2)
                _off++;
        }
    }

    public EdgeComparison Result()
    {
        double power = _signal - (_sum * _sum / Math.Max(1, _count));
        double ratio = _noise == 0 ? Comparison.BestSqnrDb : power <= 0 ? -Comparison.BestSqnrDb : 10 * Math.Log10(power / _noise);
        return new EdgeComparison(edge.Name, edge.ToString(), Math.Clamp(ratio, -Comparison.BestSqnrDb, Comparison.BestSqnrDb), _largest, _count, _off);
    }
}
