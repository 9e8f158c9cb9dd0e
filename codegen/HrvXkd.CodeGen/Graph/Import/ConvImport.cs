using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Conv in one dimension with constant weights, in groups.</summary>
internal static class ConvImport
{
    public static void Import(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        if (context.Constant(node, 1) is not { Shape: [int filters, int depth, int kernel] } weight || filters < 1 || depth < 1)
            throw context.Fault("HRVG103", node, "the weight is no constant [filters,channels,kernel]", "constant weights, one dimension");
        Windowing windowing = Windowing.Of(context, node, input, kernel);
        long groups = context.Integer(node, "group", 1);
        if (groups < 1 || groups * depth != windowing.Channels || filters % groups != 0)
            throw context.Fault("HRVG102", node, $"{windowing.Channels} channels, weight [{filters},{depth},{kernel}], {groups} groups", "channels = groups x depth, filters a multiple of groups");
        double[] bias = node.Inputs.Count < 3 || node.Inputs[2].Length == 0 ? new double[filters]
            : context.Constant(node, 2) is { } added && added.Values.Length == filters ? added.Values
            : throw context.Fault("HRVG103", node, "the bias is no constant of one number per filter", "a constant bias");
        // As a matrix [depth * kernel, filters], the form of all weights.
        Constant matrix = (weight.Steps is not null && weight.Scales.Length > 1 && weight.Axis != 0 ? new Constant(weight.Shape, weight.Values) : weight).Shaped(filters, depth * kernel).Turned();
        if (input.Kind == EdgeKind.Int8 && !Int8Matrix.Is(matrix))
            input = context.Wide(node, 0);
        int[] shape = [.. input.Shape.SkipLast(2), filters, windowing.Outputs];
        Tail tail = Tail.AfterAffine(context, node, shape, [.. Enumerable.Repeat(1.0, filters)], bias, windowing.Outputs);
        context.Add(ConvNode.Create(input, matrix, windowing, (int)groups, shape, tail), tail.OnnxEdge);
    }
}
