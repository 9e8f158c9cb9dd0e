using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Fused;

/// <summary>A linear layer whose result is added to another edge, such as a residual: one kernel, which rounds and saturates as the two layers do.</summary>
internal sealed class AddedLinearNode(LinearNode linear, Edge addend, Edge output) : Node(output.Name, [linear.Inputs[0], addend], output)
{
    /// <summary>The linear layer.</summary>
    public LinearNode Linear => linear;

    public override string Kind => $"linear ({linear.Name}) and add";

    public override long Macs => linear.Macs;

    public override long WorstAccumulator => linear.WorstAccumulator;

    public override int AccumulatorBits => linear.AccumulatorBits;

    /// <summary>The addition fused with the layer before it, or null.</summary>
    public static AddedLinearNode? Of(BinaryNode add, Consumers consumers)
    {
        if (add.Operation != BinaryOperation.Add || add.Period != add.Output.Count)
            return null;
        for (int slot = 0; slot < 2; slot++)
            if (consumers.OnlyMaker(add.Inputs[slot]) is LinearNode { Int8Weight: not null } linear && add.Inputs[slot].Kind == EdgeKind.Q16
                && linear.Requantization is { Low: int.MinValue, High: int.MaxValue } && linear.Output.Count % linear.Columns == 0)
                return new AddedLinearNode(linear, add.Inputs[1 - slot], add.Output);
        return null;
    }
}
