using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

// One query row at a time; rows of the other operand are windows as they lie in the cache: [windows, heads, width].
internal static class MatMulEmitter
{
    public static void Write(LayerWriter layer, MatMulNode node)
    {
        Operand right = layer.Plan.Input(node, 1);
        string from = LayerWriter.Format(node.Inputs[1]);
        Requantization r = node.Requantization;
        FormattableString factors = $"{r.Multiplier[0]}, {Table.Long(r.Bias[0])}, {r.Shift[0]}";
        bool wideLeft = node.Inputs[0].Kind == EdgeKind.Q16;
        bool plain = r.Low == int.MinValue && r.High == int.MaxValue && node.Output.Kind == EdgeKind.Q16;
        if (node.Rows == 1 && wideLeft && Lies(right, node, node.Inner, node.Columns, windowFirst: true))
            layer.Write($"Attention.Mix{from}To{layer.To}({layer.Input(0)}, {LayerWriter.Place(right)}, {node.Batch}, {node.Inner}, {node.Columns}, {FormattableString.Invariant(factors)}, {LayerWriter.Limits(r)}, {layer.Target()});");
        else if (node.Rows == 1 && plain && node.Inputs[0].Kind == node.Inputs[1].Kind && Lies(right, node, node.Columns, node.Inner, windowFirst: false))
            layer.Write($"Attention.Scores{from}({layer.Input(0)}, {LayerWriter.Place(right)}, {node.Batch}, {node.Columns}, {node.Inner}, {FormattableString.Invariant(factors)}, {layer.Target()});");
        else
            throw new CodeGenException($"HRVG201 {node.Name} (matmul): {node.Inputs[0]} x {node.Inputs[1]} with this order in memory has no kernel; accepted: one query row per head against cached rows [windows, heads, width], scores or weighted sums");
    }

    // Element (head, a, b) of the right operand, where the windows are a (weighted sums) or b (scores).
    private static bool Lies(Operand right, MatMulNode node, int windows, int width, bool windowFirst)
    {
        for (int i = 0; i < right.Addresses.Length; i++)
        {
            int head = i / (windows * width), a = i / node.Columns % node.Inner, b = i % node.Columns;
            (int window, int d) = windowFirst ? (a, b) : (b, a);
            if (right.Addresses[i] != right.Offset + (((window * node.Batch) + head) * width) + d)
                return false;
        }

        return true;
    }
}
