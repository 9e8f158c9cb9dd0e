using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Commands;

/// <summary>One layer as <c>inspect</c> shows it.</summary>
/// <param name="Name">Name in the trainer.</param>
/// <param name="Kind">What it does.</param>
/// <param name="From">Formats and shapes in.</param>
/// <param name="To">Format and shape out.</param>
/// <param name="Weights">Numbers of the trained model.</param>
/// <param name="WeightFormat">How they are kept.</param>
/// <param name="Macs">Multiply-adds of a whole vector.</param>
/// <param name="Step">Value of one step of the result.</param>
/// <param name="Lowest">Lowest result that the weights allow.</param>
/// <param name="Highest">Highest.</param>
/// <param name="WorstSum">Largest absolute accumulator; 0 if there is none.</param>
/// <param name="AccumulatorBits">Bits that hold it, without sign.</param>
internal sealed record InspectedLayer(
    string Name, string Kind, string From, string To, int Weights, string WeightFormat, long Macs, double Step, double Lowest, double Highest, long WorstSum, int AccumulatorBits)
{
    /// <summary>Describes a layer.</summary>
    public static InspectedLayer Of(Node node) => new(
        node.Name,
        node.Kind,
        string.Join(" x ", node.Inputs),
        node.Output.ToString(),
        node.Weights,
        Format(node),
        node.Macs,
        node.Output.Scale,
        node.Output.Range.Low * node.Output.Scale,
        node.Output.Range.High * node.Output.Scale,
        node.WorstAccumulator,
        node.AccumulatorBits);

    private static string Format(Node node) => node switch
    {
        LinearNode { Int8Weight: not null } linear => Narrow(linear.Requantization),
        LinearNode linear => Wide(linear.WideWeight!),
        ConvNode conv when conv.Inputs[0].Kind == EdgeKind.Int8 => Narrow(conv.Requantization),
        ConvNode conv => Wide(conv.Weight),
        LookupNode => "table of 256",
        CurveNode curve => FormattableString.Invariant($"{curve.Fit.Coefficients.Length / 4} cubic pieces"),
        _ => "",
    };

    private static string Narrow(Requantization requantization) => requantization.Multiplier.Distinct().Count() is > 1 and int scales ? FormattableString.Invariant($"int8, {scales} scales") : "int8, one scale";

    private static string Wide(IReadOnlyList<int> weights) => FormattableString.Invariant($"{1 + (int)Math.Ceiling(Math.Log2(Math.Max(1.0, weights.Max(value => Math.Abs((double)value)))))} bits");
}
