using HrvXkd.CodeGen.Graph.Curves;

namespace HrvXkd.CodeGen.Graph;

/// <summary>A function of one number on an int8 edge: a table of its 256 values, each rounded once.</summary>
public sealed class LookupNode : Node
{
    private LookupNode(string name, Edge input, Edge output, int[] table) : base(name, [input], output) => Table = table;

    /// <inheritdoc/>
    public override string Kind => "lookup";

    /// <summary>Steps of the result for -128..127.</summary>
    public IReadOnlyList<int> Table { get; }

    internal static LookupNode Create(Edge input, Curve curve, Import.Tail tail)
    {
        double scale = tail.ScaleOf(1)[0] / tail.Step, offset = tail.OffsetSteps(1)[0];
        int[] table = [.. Enumerable.Range(-128, 256).Select(x => (int)Math.Clamp(Math.Floor((curve.At(x * input.Scale) * scale) + offset + 0.5), tail.Low, tail.High))];
        IEnumerable<int> reached = table.Skip((int)input.Range.Low + 128).Take((int)(input.Range.High - input.Range.Low) + 1);
        return new LookupNode(tail.Name, input, tail.Edge(input.Shape, new Interval(reached.Min(), reached.Max())), table);
    }
}
