using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Gathers the difference of one edge over vectors.</summary>
internal sealed class EdgeAccumulator(Edge edge)
{
    private double _signal, _sum, _noise, _largest, _ownLargest, _tieDistance;
    private int _count, _off, _own;

    /// <summary>Adds one vector.</summary>
    /// <param name="expected">OnnxRuntime's edge.</param>
    /// <param name="unrounded">What OnnxRuntime rounded to get it; empty if unknown.</param>
    /// <param name="integers">The program's edge.</param>
    /// <param name="own">What the layer makes of OnnxRuntime's own inputs.</param>
    public void Add(ReadOnlySpan<float> expected, ReadOnlySpan<float> unrounded, int[] integers, int[] own)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            int at = edge.OnnxOrder is { } order ? order[i] : i;
            double e = expected[i], d = (integers[at] * edge.Scale) - e, o = Math.Abs((own[at] * edge.Scale) - e);
            if (!double.IsFinite(e))
                continue;
            (_signal, _sum, _noise, _largest) = (_signal + (e * e), _sum + e, _noise + (d * d), Math.Max(_largest, Math.Abs(d)));
            _ownLargest = Math.Max(_ownLargest, o);
            _count++;
            if (edge.Kind != EdgeKind.Int8)
                continue;
            if (Math.Abs(d) > edge.Scale / 2)
                _off++;
            if (o <= edge.Scale / 2)
                continue;
            _own++;
            double distance = unrounded.IsEmpty ? double.NaN : FromTie(unrounded[i] / edge.Scale);
            _tieDistance = double.IsNaN(distance) ? distance : Math.Max(_tieDistance, distance);
        }
    }

    public EdgeComparison Result()
    {
        double power = _signal - (_sum * _sum / Math.Max(1, _count));
        double ratio = _noise == 0 ? Comparison.BestSqnrDb : power <= 0 ? -Comparison.BestSqnrDb : 10 * Math.Log10(power / _noise);
        return new EdgeComparison(edge.Name, edge.ToString(), Math.Clamp(ratio, -Comparison.BestSqnrDb, Comparison.BestSqnrDb), _largest, _count, _off, _own, edge.Scale, _ownLargest, _tieDistance);
    }

    private static double FromTie(double steps) => Math.Abs(steps - Math.Floor(steps) - 0.5);
}
