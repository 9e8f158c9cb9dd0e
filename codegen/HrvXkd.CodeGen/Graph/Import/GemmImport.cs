using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Gemm: alpha * A * B + beta * C with constant B and C.</summary>
internal static class GemmImport
{
    public static void Import(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        if (context.Integer(node, "transA", 0) != 0 || context.Constant(node, 1) is not { Shape.Length: 2 } matrix)
            throw context.Fault("HRVG103", node, "a transposed left or a right operand that is no constant matrix", "edge x constant [inner,columns], or [columns,inner] with transB");
        if (context.Integer(node, "transB", 0) != 0)
            matrix = matrix.Turned();
        if (input.Shape.Count != 2 - context.Lead || input.Shape[^1] != matrix.Shape[0] || matrix.Shape[1] == 0)
            throw context.Fault("HRVG102", node, $"{context.Shown(input.Shape)} x [{string.Join(',', matrix.Shape)}]", "[N,inner] x [inner,columns]");
        int columns = matrix.Shape[1];
        double alpha = Factor(context, node, "alpha"), beta = Factor(context, node, "beta");
        double[] bias = new double[columns];
        if (context.Constant(node, 2) is { } added)
        {
            if (!added.TryPeriod([columns], out double[] period) || added.Shape.SkipLast(1).Any(size => size != 1))
                throw context.Fault("HRVG102", node, $"a bias of [{string.Join(',', added.Shape)}]", "one number, or one for each column");
            bias = [.. Enumerable.Range(0, columns).Select(n => beta * period[n % period.Length])];
        }
        else if (node.Inputs.Count > 2 && node.Inputs[2].Length > 0)
        {
            throw context.Fault("HRVG103", node, "the bias is computed", "a constant bias");
        }

        if (input.Kind == EdgeKind.Int8 && !Int8Matrix.Is(matrix))
            input = context.Wide(node, 0);
        Tail tail = Tail.AfterAffine(context, node, [.. input.Shape.SkipLast(1), columns], [.. Enumerable.Repeat(alpha, columns)], bias);
        context.Add(LinearNode.Create(input, matrix, tail), tail.OnnxEdge);
    }

    private static double Factor(ImportContext context, OnnxNode node, string name) => node.Attributes.GetValueOrDefault(name) switch
    {
        null => 1,
        float value when float.IsFinite(value) => value,
        _ => throw context.Fault("HRVG102", node, $"attribute '{name}' is no finite number", "a finite number"),
    };
}
