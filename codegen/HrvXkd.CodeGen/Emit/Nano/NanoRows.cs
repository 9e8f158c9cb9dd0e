// Layers of several rows, or too wide for the locals of one method: a method that is called for each row.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Writes methods for single rows.</summary>
internal static class NanoRows
{
    private const int MaxChannels = 256;

    /// <summary>Multiply-accumulates in one method, about 10 KB of code.</summary>
    private const int MaxMacs = 2048;

    /// <summary>Writes a layer; false if its biases differ from row to row or its channels are too many, which needs a table.</summary>
    public static bool TryWrite(LayerWriter layer) => layer.Node switch
    {
        LinearNode linear => TryWrite(layer, linear),
        AffineNode affine => TryWrite(layer, affine),
        _ => false,
    };

    /// <summary>An element of an array behind an offset.</summary>
    public static string Element(string array, string offset, int index) =>
        index == 0 ? $"{array}[{offset}]" : FormattableString.Invariant($"{array}[{offset} + {index}]");

    private static bool TryWrite(LayerWriter layer, LinearNode node)
    {
        if (node.Requantization.Bias.Length != node.Columns)
            return false;
        Interval[] sums = NanoLinear.Sums(node);
        List<Lanes> groups = Lanes.Pack(sums);
        List<string> methods = [];
        for (int first = 0; first < groups.Count;)
        {
            int end = first, macs = 0;
            while (end < groups.Count && (end == first || macs + (groups[end].Columns.Length * node.Inner) <= MaxMacs))
                macs += groups[end++].Columns.Length * node.Inner;
            methods.Add(methods.Count == 0 ? layer.Name : FormattableString.Invariant($"{layer.Name}Part{methods.Count + 1}"));
            NanoBody body = Open(layer, methods[^1]);
            NanoSource source = new(body, node.Inner, often: true);
            NanoTarget target = new(body, layer.Storage.Type, node.Requantization.Low, node.Requantization.High);
            foreach (Lanes group in groups.Take(first..end))
                NanoLinear.Group(body, node, group, sums, source, target);
            layer.Methods.Add("}");
            first = end;
        }

        Call(layer, methods, layer.Count / node.Columns, node.Inner, node.Columns);
        return true;
    }

    private static bool TryWrite(LayerWriter layer, AffineNode node)
    {
        int channels = node.Requantization.Channels;
        if (node.Requantization.Bias.Length != channels || channels > MaxChannels || layer.Count % channels != 0)
            return false;
        NanoBody body = Open(layer, layer.Name);
        NanoAffine.Write(node, channels, new NanoSource(body, channels, often: false), new NanoTarget(body, layer.Storage.Type, node.Requantization.Low, node.Requantization.High));
        layer.Methods.Add("}");
        Call(layer, [layer.Name], layer.Count / channels, channels, channels);
        return true;
    }

    private static NanoBody Open(LayerWriter layer, string name)
    {
        string from = layer.Node.Inputs[0].Kind == EdgeKind.Int8 ? "sbyte" : "int";
        layer.Methods.Add("");
        layer.Methods.Add($"private static void {name}({from}[] x, int from, {layer.Storage.Type}[] y, int to)");
        layer.Methods.Add("{");
        NanoBody body = new();
        body.WriteTo(layer.Methods, "    ");
        return body;
    }

    private static void Call(LayerWriter layer, IEnumerable<string> methods, int rows, int inner, int columns)
    {
        string input = layer.Input(0), target = layer.Target();
        if (rows > 1)
        {
            layer.Calls.Add(FormattableString.Invariant($"for (int row = 0; row < {rows}; row++)"));
            layer.Calls.Add("{");
            (input, target) = (FormattableString.Invariant($"{input} + row * {inner}"), FormattableString.Invariant($"{target} + row * {columns}"));
        }

        foreach (string method in methods)
            layer.Calls.Add($"{(rows > 1 ? "    " : "")}{method}({input}, {target});");
        if (rows > 1)
            layer.Calls.Add("}");
    }
}
