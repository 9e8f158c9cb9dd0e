using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Graph;

/// <summary>Layer normalization over the last axis of a Q16.16 edge, with gain, bias and requantization.</summary>
public sealed class LayerNormNode : Node
{
    private LayerNormNode(string name, Edge input, Edge output, long epsilon, Requantization requantization) : base(name, [input], output) =>
        (Epsilon, Requantization) = (epsilon, requantization);

    /// <inheritdoc/>
    public override string Kind => "layernorm";

    /// <summary>epsilon * width^2 * 2^32, 1 or more.</summary>
    public long Epsilon { get; }

    /// <summary>Gain and bias per channel, one shift; its accumulator is the normalised element in Q24.</summary>
    public Requantization Requantization { get; }

    /// <summary>Length of the last axis.</summary>
    public int Width => Requantization.Channels;

    /// <inheritdoc/>
    public override int Weights => 2 * Width;

    internal static LayerNormNode Create(Edge input, double epsilon, Import.Tail tail)
    {
        int width = input.Shape[^1];
        double steps = Math.Round(epsilon * width * width * Math.ScaleB(1, 32), MidpointRounding.AwayFromZero);
        if (width > LayerNorm.MaxWidth || steps > Math.ScaleB(1, 60))
            throw new CodeGenException($"HRVG102 {tail.Name}: width {width}, epsilon {epsilon}; accepted: width 1..{LayerNorm.MaxWidth}, epsilon * width^2 below 2^28");
        double unit = Math.ScaleB(1, -LayerNorm.NormalBits);
        // |c_i| / sqrt(sum c^2 / D) is at most sqrt(D); the last bits of the reciprocal root may exceed it.
        long largest = (long)Math.Ceiling((Math.Sqrt(width) / unit * (1 + 1e-6)) + 1);
        Interval[] normal = [.. Enumerable.Repeat(new Interval(-largest, largest), width)];
        double[] scale = Array.ConvertAll(tail.ScaleOf(width), value => value * unit / tail.Step);
        Requantization requantization = Requantization.Create(tail.Name, scale, tail.OffsetSteps(width), normal, tail.Low, tail.High, commonShift: true);
        return new LayerNormNode(tail.Name, input, tail.Edge(input.Shape, requantization.Range(normal)), Math.Max(1, (long)steps), requantization);
    }
}
