using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Add, Sub, Mul, Div, Relu, Clip, QuantizeLinear, DequantizeLinear, Identity.</summary>
internal static class ElementwiseImport
{
    public static void Binary(ImportContext context, OnnxNode node)
    {
        if (context.IsEdge(node, 0) && context.IsEdge(node, 1))
            Pair(context, node);
        else if (context.IsEdge(node, 0) || context.IsEdge(node, 1))
            Chain(context, node, context.IsEdge(node, 0) ? 0 : 1);
        else
            throw context.Fault("HRVG103", node, "both inputs are constants", "at least one computed input; fold constants before the export");
    }

    public static void Unary(ImportContext context, OnnxNode node) => Chain(context, node, 0);

    public static void Dequantize(ImportContext context, OnnxNode node)
    {
        if (context.Initializer(node, 0) is { } tensor)
        {
            context.Define(node.Outputs[0], Constant.Of(context, node, tensor));
            return;
        }

        Edge edge = context.Edge(node, 0);
        double[] scales = context.Scale(node);
        if (edge.Kind != EdgeKind.Int8 || scales.Length != 1 || scales[0] != edge.Scale)
            throw context.Fault("HRVG104", node, $"scale {scales[0]:R} after a quantizer of {edge.Scale:R}", "the scale of the QuantizeLinear before it");
        edge.OnnxEdge = node.Outputs[0];
        context.Define(node.Outputs[0], edge);
    }

    private static void Chain(ImportContext context, OnnxNode node, int slot)
    {
        Edge input = context.Edge(node, slot);
        Tail tail = Tail.From(context, node, slot);
        context.Add(AffineNode.Create(input, tail), tail.OnnxEdge);
    }

    private static void Pair(ImportContext context, OnnxNode node)
    {
        BinaryOperation operation = node.OpType switch
        {
            "Add" => BinaryOperation.Add,
            "Sub" => BinaryOperation.Subtract,
            "Mul" => BinaryOperation.Multiply,
            _ => BinaryOperation.Divide,
        };
        Edge a = context.Wide(node, 0), b = context.Wide(node, 1);
        if (!Repeats(a.Shape, b.Shape) && operation is BinaryOperation.Add or BinaryOperation.Multiply)
            (a, b) = (b, a);
        if (!Repeats(a.Shape, b.Shape))
            throw context.Fault("HRVG102", node, $"[N,{string.Join(',', a.Shape)}] with [N,{string.Join(',', b.Shape)}]", "a second operand equal to the first's last axes, or 1 before them");
        context.Add(BinaryNode.Create(node.Name, operation, a, b), node.Outputs[0]);
    }

    // Both ranks count the batch, so shapes align from the front too: shorter ones would meet the batch axis.
    private static bool Repeats(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        int ones = b.TakeWhile(size => size == 1).Count();
        return a.Count == b.Count && b.Skip(ones).SequenceEqual(a.Skip(ones));
    }
}
