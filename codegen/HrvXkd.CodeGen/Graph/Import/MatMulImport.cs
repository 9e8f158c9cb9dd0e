using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>MatMul by a constant, or of two edges.</summary>
internal static class MatMulImport
{
    public static void Import(ImportContext context, OnnxNode node)
    {
        if (context.IsEdge(node, 0) && context.IsEdge(node, 1))
            Pair(context, node);
        else if (context.IsEdge(node, 0) && context.Constant(node, 1) is { } matrix)
            ByConstant(context, node, matrix);
        else
            throw context.Fault("HRVG103", node, "the left operand is a constant or an operand is absent", "edge x constant [inner, columns], or edge x edge");
    }

    private static void ByConstant(ImportContext context, OnnxNode node, Constant matrix)
    {
        Edge input = context.Edge(node, 0);
        if (matrix.Shape.Length > 2 && matrix.Steps is null && matrix.Shape.SkipLast(2).All(size => size == 1))
            matrix = matrix.Shaped(matrix.Shape[^2..]);
        if (matrix.Shape.Length != 2 || input.Shape.Count == 0 || matrix.Shape[0] != input.Shape[^1] || matrix.Shape[1] == 0)
            throw context.Fault("HRVG102", node, $"{context.Shown(input.Shape)} x [{string.Join(',', matrix.Shape)}]", "[N,..,inner] x [inner,columns]");
        if (input.Kind == EdgeKind.Int8 && !Int8Matrix.Is(matrix))
            input = context.Wide(node, 0);
        int columns = matrix.Shape[1];
        Tail tail = Tail.After(context, node, [.. input.Shape.Take(input.Shape.Count - 1), columns], columns, rows: !context.Streams);
        context.Add(LinearNode.Create(input, matrix, tail), tail.OnnxEdge);
    }

    private static void Pair(ImportContext context, OnnxNode node)
    {
        Edge left = context.Edge(node, 0), right = context.Edge(node, 1);
        if (left.Kind == EdgeKind.Int8 && right.Kind == EdgeKind.Q16)
            left = context.Wide(node, 0);
        if (left.Shape.Count < 2 || right.Shape.Count != left.Shape.Count || left.Shape[^1] != right.Shape[^2] ||
            !left.Shape.Take(left.Shape.Count - 2).SequenceEqual(right.Shape.Take(right.Shape.Count - 2)))
            throw context.Fault("HRVG102", node, $"{context.Shown(left.Shape)} x {context.Shown(right.Shape)}", "[N,b..,rows,inner] x [N,b..,inner,columns]");
        Tail tail = Tail.After(context, node, [.. left.Shape.Take(left.Shape.Count - 1), right.Shape[^1]], 1);
        context.Add(MatMulNode.Create(left, right, tail), tail.OnnxEdge);
    }
}
