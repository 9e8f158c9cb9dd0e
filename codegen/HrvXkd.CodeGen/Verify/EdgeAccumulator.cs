using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Gathers the difference of one edge over vectors.</summary>
internal sealed class EdgeAccumulator(Edge edge)
{
    private double _signal, _sum, _noise, _largest;
    private int _count, _off, _own;

    /// <summary>Adds one vector.</summary>
    /// <param name="expected">OnnxRuntime's edge.</param>
    /// <param name="integers">The program's edge.</param>
    /// <param name="own">What the layer makes of OnnxRuntime's own inputs.</param>
    public void Add(ReadOnlySpan<float> expected, int[] integers, int[] own)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            int at = edge.OnnxOrder is { } order ? order[i] : i;
            double e = expected[i], d = (integers[at] * edge.Scale) - e;
            if (!double.IsFinite(e))
                continue;
            (_signal, _sum, _noise, _largest) = (_signal + (e * e), _sum + e, _noise + (d * d), Math.Max(_largest, Math.Abs(d)));
            _count++;
            if (edge.Kind == EdgeKind.Int8 && Math.Abs(d) > edge.Scale / 2)
                _off++;
            if (edge.Kind == EdgeKind.Int8 && Math.Abs((own[at] * edge.Scale) - e) > edge.Scale / 2)
                _own++;
        }
    }

    public EdgeComparison Result()
    {
        double power = _signal - (_sum * _sum / Math.Max(1, _count));
        double ratio = _noise == 0 ? Comparison.BestSqnrDb : power <= 0 ? -Comparison.BestSqnrDb : 10 * Math.Log10(power / _noise);
        return new EdgeComparison(edge.Name, edge.ToString(), Math.Clamp(ratio, -Comparison.BestSqnrDb, Comparison.BestSqnrDb), _largest, _count, _off, _own, edge.Scale);
    }
}
