// A product with a constant matrix in straight lines: inputs in locals, weights as literals, several outputs in one long.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes linear layers without tables.</summary>
internal static class NanoLinear
{
    /// <summary>Inputs that are kept in locals; more are read where they are used.</summary>
    private const int MaxLocals = 100;

    /// <summary>Multiply-accumulates in one method, about 10 KB of code.</summary>
    private const int MaxMacs = 2048;

    /// <summary>Writes a layer; false if its biases differ from row to row, which needs a table.</summary>
    public static bool TryWrite(LayerWriter layer, LinearNode node)
    {
        if (node.Requantization.Bias.Length != node.Columns)
            return false;
        List<Lanes> groups = Lanes.Pack(Sums(node));
        List<string> methods = [];
        for (int first = 0; first < groups.Count;)
        {
            int end = first, macs = 0;
            while (end < groups.Count && (end == first || macs + (groups[end].Count * node.Inner) <= MaxMacs))
                macs += groups[end++].Count * node.Inner;
            string name = methods.Count == 0 ? layer.Name : FormattableString.Invariant($"{layer.Name}Part{methods.Count + 1}");
            NanoMethod.Open(layer, name, node.Inner <= MaxLocals ? node.Inner : 0);
            foreach (Lanes group in groups.Take(first..end))
                Group(layer, node, group);
            layer.Methods.Add("}");
            methods.Add(name);
            first = end;
        }

        NanoMethod.Call(layer, methods, layer.Count / node.Columns, node.Inner, node.Columns);
        return true;
    }

    /// <summary>What each column's partial sums can be.</summary>
    public static Interval[] Sums(LinearNode node) =>
        [.. Enumerable.Range(0, node.Columns).Select(column =>
        {
            long low = 0, high = 0;
            for (int k = 0; k < node.Inner; k++)
            {
                long a = node.Weight(column, k) * node.Inputs[0].Range.Low, b = node.Weight(column, k) * node.Inputs[0].Range.High;
                low += Math.Min(0, Math.Min(a, b));
                high += Math.Max(0, Math.Max(a, b));
            }

            return new Interval(low, high);
        })];

    private static void Group(LayerWriter layer, LinearNode node, Lanes group)
    {
        Interval[] sums = Sums(node);
        layer.Methods.Add(group.Count == 1
            ? FormattableString.Invariant($"    // column {group.First}: worst sum {group.Worst}")
            : FormattableString.Invariant($"    // columns {group.First}..{group.First + group.Count - 1}: lanes of {group.Bits} bits hold {(1L << (group.Bits - 1)) - 1}, worst sum {group.Worst}"));
        layer.Methods.Add($"    sum = {NanoLiteral.Sum(Enumerable.Range(0, node.Inner).Select(k => (Input(node, k), group.Factor(column => node.Weight(column, k)))))};");
        for (int lane = 0; lane < group.Count; lane++)
        {
            int column = group.First + lane;
            bool last = lane == group.Count - 1;
            string value = last ? "sum" : FormattableString.Invariant($"((sum << {64 - group.Bits}) >> {64 - group.Bits})");
            foreach (string line in NanoRequantization.Write(value, sums[column], node.Requantization, column, layer.Storage.Type, NanoMethod.Element("y", "to", column)))
                layer.Methods.Add("    " + line);
            if (!last)
                layer.Methods.Add("    " + Next(group.Bits));
        }
    }

    // Half a lane more rounds the borrow of a negative lane away.
    private static string Next(int bits) => FormattableString.Invariant($"sum = (sum{NanoLiteral.Plus(1L << (bits - 1))}) >> {bits};");

    private static string Input(LinearNode node, int k) => node.Inner <= MaxLocals ? FormattableString.Invariant($"x{k}") : NanoMethod.Element("x", "from", k);
}
