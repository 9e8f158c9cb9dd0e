using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>The frame of a straight-line method: one row in, one row out.</summary>
internal static class NanoMethod
{
    /// <summary>Opens a method and reads its inputs into locals.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Name of the method.</param>
    /// <param name="inputs">Inputs read into locals x0, x1 ..</param>
    public static void Open(LayerWriter layer, string name, int inputs)
    {
        string from = layer.Node.Inputs[0].Kind == EdgeKind.Int8 ? "sbyte" : "int";
        layer.Methods.Add("");
        layer.Methods.Add($"private static void {name}({from}[] x, int from, {layer.Storage.Type}[] y, int to)");
        layer.Methods.Add("{");
        for (int k = 0; k < inputs; k++)
            layer.Methods.Add(FormattableString.Invariant($"    long x{k} = {Element("x", "from", k)};"));
        layer.Methods.Add(layer.Node is LinearNode ? "    long sum, value;" : "    long value;");
    }

    /// <summary>Calls methods for every row.</summary>
    public static void Call(LayerWriter layer, IEnumerable<string> methods, int rows, int inner, int columns)
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

    /// <summary>An element of an array behind an offset.</summary>
    public static string Element(string array, string offset, int index) =>
        index == 0 ? $"{array}[{offset}]" : FormattableString.Invariant($"{array}[{offset} + {index}]");
}
