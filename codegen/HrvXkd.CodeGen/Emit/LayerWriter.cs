using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit;

/// <summary>What the emitter of one layer kind needs: where operands lie, tables, the line of code.</summary>
/// <param name="Node">The layer.</param>
/// <param name="Plan">Where everything lies.</param>
/// <param name="Name">Stem for names of tables.</param>
internal sealed record LayerWriter(Node Node, MemoryPlan Plan, string Name)
{
    /// <summary>Tables of this layer.</summary>
    public List<Table> Tables { get; } = [];

    /// <summary>The calls into kernels, most layers have one.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The call that gives an attention's weights to those who show them, or null.</summary>
    public string? Shown { get; set; }

    /// <summary>Lines of methods of its own, for a layer in straight lines.</summary>
    public List<string> Methods { get; } = [];

    /// <summary>True if the layer's code names an array.</summary>
    public bool Uses(string field) => Calls.Concat(Methods).Any(line => line.Contains(field, StringComparison.Ordinal));

    /// <summary>True if the layer runs on the newest window alone.</summary>
    public bool PerWindow => Plan.IsPerWindow(Node);

    /// <summary>Elements made in one push.</summary>
    public int Count => PerWindow ? Storage.RowLength : Node.Output.Count;

    /// <summary>Where the result goes.</summary>
    public Storage Storage => Plan.Target(Node);

    /// <summary>Format of the result in names of kernels.</summary>
    public string To => Format(Node.Output);

    /// <summary>Format of an edge in names of kernels.</summary>
    public static string Format(Edge edge) => edge.Kind == EdgeKind.Int8 ? "Int8" : "Q16";

    /// <summary>Array and first index of an input whose elements follow one another.</summary>
    /// <exception cref="CodeGenException">HRVG201: they do not.</exception>
    public string Input(int slot)
    {
        Operand operand = Plan.Input(Node, slot);
        return operand.IsContiguous
            ? Place(operand)
            : throw new CodeGenException($"HRVG201 {Node.Name} ({Node.Kind}): input {slot} is spread over memory by a transpose or slice; accepted: reordering between products of two edges only");
    }

    /// <summary>Array and first index of an operand.</summary>
    public static string Place(Operand operand) => FormattableString.Invariant($"{operand.Field}, {operand.Offset}");

    /// <summary>Array and first index of the result.</summary>
    public string Target() => FormattableString.Invariant($"{Storage.Field}, {(PerWindow ? Storage.Newest : 0)}");

    /// <summary>Ints that the layer needs meanwhile, 0 if none.</summary>
    public int ScratchLength { get; private set; }

    /// <summary>Asks for working space that all layers share; returns its name.</summary>
    public string Scratch(int length)
    {
        ScratchLength = Math.Max(ScratchLength, length);
        return "_scratch";
    }

    /// <summary>Adds a table; returns its name.</summary>
    public string Add(string suffix, string type, IEnumerable<long> values, int row, string about)
    {
        Table table = new(Name + suffix, type, [.. values], row, $"{Node.Name}: {about}");
        Tables.Add(table);
        return table.Name;
    }

    /// <summary>Adds multipliers and biases; returns their names as arguments.</summary>
    public string Add(Requantization requantization) =>
        Add("Multiplier", "int", requantization.Multiplier.Select(value => (long)value), 8, "multipliers") + ", " +
        Add("Bias", "long", requantization.Bias, 4, "biases with the rounding half");

    /// <summary>Limits of the result as arguments.</summary>
    public static string Limits(Requantization requantization) => FormattableString.Invariant($"{Limit(requantization.Low)}, {Limit(requantization.High)}");

    /// <summary>Adds a call with invariant numbers.</summary>
    public void Write(FormattableString call) => Calls.Add(FormattableString.Invariant(call));

    /// <summary>Multiplier, bias, shift and limits of a layer without channels, as arguments.</summary>
    public static string Single(Requantization requantization) =>
        FormattableString.Invariant($"{requantization.Multiplier[0]}, {Table.Long(requantization.Bias[0])}, {requantization.Shift[0]}, {Limits(requantization)}");

    private static FormattableString Limit(int value) => value switch
    {
        int.MinValue => $"FixedPoint.MinValue",
        int.MaxValue => $"FixedPoint.MaxValue",
        _ => $"{value}",
    };
}
