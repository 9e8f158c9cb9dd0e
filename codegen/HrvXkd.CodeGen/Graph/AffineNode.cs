namespace HrvXkd.CodeGen.Graph;

/// <summary>Elementwise layers by constants: y = clamp((x * M[c] + B[c]) >> S[c]), c = index mod channels.</summary>
/// <remarks>Scale, shift, clip, ReLU, quantize and dequantize, and chains of them, are all of this kind.</remarks>
public sealed class AffineNode : Node
{
    private AffineNode(string name, Edge input, Edge output, Requantization requantization, int weights) : base(name, [input], output) =>
        (Requantization, Weights) = (requantization, weights);

    /// <inheritdoc/>
    public override string Kind => Inputs[0].Kind == Output.Kind ? "affine" : Output.Kind == EdgeKind.Int8 ? "quantize" : "dequantize";

    /// <summary>Multipliers, one shift per channel.</summary>
    public Requantization Requantization { get; }

    /// <inheritdoc/>
    public override int Weights { get; }

    internal static AffineNode Create(Edge input, Import.Tail tail)
    {
        double[] scale = Array.ConvertAll(tail.Scale, value => value * input.Scale / tail.Step);
        Interval[] range = [.. Enumerable.Repeat(input.Range, scale.Length)];
        Requantization requantization = Requantization.Create(tail.Name, scale, tail.OffsetSteps(), range, tail.Low, tail.High, commonShift: false);
        return new AffineNode(tail.Name, input, tail.Edge(input.Shape, requantization.Range(range)), requantization, tail.Weights);
    }
}
