using HrvXkd.CodeGen.Emit.Fused;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class AttentionEmitter
{
    private const int Penalty = 3;

    public static void Write(LayerWriter layer, AttentionNode node)
    {
        string steps = layer.Add("Steps", "long", node.Steps, SelfAttention.StepLength, "multiplier, bias with the rounding half, shift and limits of scores, shares and sums");
        string scale = node.Scale is null ? "null, null, null" : $"{layer.Add(node.Scale)}, {AffineEmitter.Shifts(layer, node.Scale)}";
        string penalty = node.Inputs.Count > Penalty ? layer.Input(Penalty) : "null, 0";
        string scratch = layer.Scratch(2 * node.Windows);
        if (node.ShowsWeights)
            layer.Shown = FormattableString.Invariant($"SelfAttention.Weights({Place(layer, node, 0)}, {Rows(layer, node, 1)}, {penalty}, {node.Heads}, {node.Windows}, {node.Width}, {scale}, {steps}, {scratch}, weightsQ16);");
        layer.Write($"SelfAttention.Int8({Rows(layer, node, 0)}, {Rows(layer, node, 1)}, {Rows(layer, node, 2)}, {penalty}, {node.Heads}, {node.Rows}, {node.Windows}, {node.Width}, {scale}, {steps}, {scratch}, {layer.Target()});");
    }

    private static string Place(LayerWriter layer, AttentionNode node, int slot)
    {
        Operand operand = layer.Plan.Input(node, slot);
        return FormattableString.Invariant($"{operand.Field}, {operand.Offset + node.Operands[slot].Offset}");
    }

    // Array, first element, and step from row to row; the whole edge lies without gaps.
    private static string Rows(LayerWriter layer, AttentionNode node, int slot)
    {
        layer.Input(slot);
        return FormattableString.Invariant($"{Place(layer, node, slot)}, {node.Operands[slot].Step}");
    }
}
