// A product with a constant matrix: inputs in locals, weights as literals, several outputs in one long.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes linear layers without tables.</summary>
internal static class NanoLinear
{
    /// <summary>Writes one row.</summary>
    public static void Write(NanoBody body, LinearNode node, NanoSource source, NanoTarget target)
    {
        Interval[] sums = Sums(node);
        foreach (Lanes group in Lanes.Pack(sums))
            Group(body, node, group, sums, source, target);
        source.Release();
    }

    /// <summary>Writes some columns of one row.</summary>
    public static void Group(NanoBody body, LinearNode node, Lanes group, Interval[] sums, NanoSource source, NanoTarget target)
    {
        body.Line(FormattableString.Invariant($"// columns {string.Join(", ", group.Columns)}: {group.Bits} bits hold sums of {group.Columns.Min(column => sums[column].Low)}..{group.Columns.Max(column => sums[column].High)}"));
        IEnumerable<(string, long)> terms = source.Elements.Select((element, k) => (element, group.Factor(column => node.Weight(column, k))));
        string mask = group.Columns.Length > 1 ? body.Constant((1L << group.Bits) - 1) : "";
        body.Set("sum", NanoLiteral.Sum(terms, group.Constant(column => source.Bias * Enumerable.Range(0, node.Inner).Sum(k => (long)node.Weight(column, k)))));
        for (int lane = 0; lane < group.Columns.Length; lane++)
        {
            int column = group.Columns[lane];
            target.Put(column, NanoRequantization.Write(group.Read("sum", lane, mask), sums[column], group.Lowest[lane], node.Requantization, column, target.Bias));
        }
    }

    /// <summary>What each column's sum can be.</summary>
    public static Interval[] Sums(LinearNode node) =>
        [.. Enumerable.Range(0, node.Columns).Select(column =>
        {
            long low = 0, high = 0;
            for (int k = 0; k < node.Inner; k++)
            {
                long a = node.Weight(column, k) * node.Inputs[0].Range.Low, b = node.Weight(column, k) * node.Inputs[0].Range.High;
                low += Math.Min(a, b);
                high += Math.Max(a, b);
            }

            return new Interval(low, high);
        })];
}
