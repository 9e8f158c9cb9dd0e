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

    public static void Unary(ImportContext context, OnnxNode node)
    {
        if (context.IsHoisted(node))
            context.Define(node.Outputs[0], context.Edge(node, 0));
        else
            Chain(context, node, 0);
    }

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
        Label(context, edge, node.Outputs[0]);
        context.Define(node.Outputs[0], edge);
    }

    // The float edge shows what the int8 edge holds; between the two there may be reorderings.
    private static void Label(ImportContext context, Edge edge, string name)
    {
        edge.OnnxEdge = name;
        int[]? order = null;
        while (context.LayoutOf(edge) is { } layout)
        {
            order = order is null ? [.. layout.Map] : Array.ConvertAll(order, i => layout.Map[i]);
            edge = layout.Inputs[0];
        }

        (edge.OnnxEdge, edge.OnnxOrder) = (name, order);
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
            (a, b) = (Broadcast(context, node, a, b), Broadcast(context, node, b, a));
        context.Add(BinaryNode.Create(node.Name, operation, a, b), node.Outputs[0]);
    }

    // Repeats an operand along its axes of size 1. Both ranks count the batch, so they must be equal where there is one.
    private static Edge Broadcast(ImportContext context, OnnxNode node, Edge edge, Edge other)
    {
        int rank = Math.Max(edge.Shape.Count, other.Shape.Count);
        int[] own = [.. Enumerable.Repeat(1, rank - edge.Shape.Count), .. edge.Shape], others = [.. Enumerable.Repeat(1, rank - other.Shape.Count), .. other.Shape];
        int[] shape = [.. own.Zip(others, Math.Max)];
        bool fit = own.Zip(shape, (size, wanted) => size == wanted || size == 1).All(same => same) && (context.Lead == 0 || edge.Shape.Count == other.Shape.Count);
        if (!fit || shape.Aggregate(1.0, (product, size) => product * size) > Graph.Edge.MaxCount)
            throw context.Fault("HRVG102", node, $"{context.Shown(edge.Shape)} with {context.Shown(other.Shape)}", "equal shapes, or sizes of 1 that repeat");
        if (own.SequenceEqual(shape) && edge.Shape.Count == rank)
            return edge;
        int[] strides = [.. IndexMap.Strides(own).Select((stride, axis) => own[axis] == 1 ? 0 : stride)];
        LayoutNode layout = LayoutNode.Create($"{node.Name}.{edge.Name}", edge, shape, IndexMap.Strided(shape, strides));
        context.Add(layout, layout.Name);
        return layout.Output;
    }

    // Both ranks count the batch, so shapes align from the front too: shorter ones would meet the batch axis.
    private static bool Repeats(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        int ones = b.TakeWhile(size => size == 1).Count();
        return a.Count == b.Count && b.Skip(ones).SequenceEqual(a.Skip(ones));
    }
}
