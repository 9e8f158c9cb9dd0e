using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>LayerNormalization, Softmax.</summary>
internal static class NormImport
{
    public static void LayerNormalization(ImportContext context, OnnxNode node)
    {
        Edge input = context.Wide(node, 0);
        int last = input.Shape.Count - 1;
        if (context.Axis(node, context.Integer(node, "axis", -1), input) != last || node.Outputs.Skip(1).Any(output => output.Length > 0))
            throw context.Fault("HRVG102", node, "not over the last axis alone, or with mean and deviation as outputs", "axis -1 and one output");
        double[] gain = Vector(context, node, 1, input.Shape[last]) ?? [.. Enumerable.Repeat(1.0, input.Shape[last])];
        double epsilon = node.Attributes.GetValueOrDefault("epsilon") is float value ? value : 1e-5f;
        if (!(epsilon >= 0))
            throw context.Fault("HRVG102", node, $"epsilon {epsilon}", "0 or more");
        Tail tail = Tail.AfterAffine(context, node, input.Shape, gain, Vector(context, node, 2, input.Shape[last]) ?? new double[gain.Length]);
        context.Add(LayerNormNode.Create(input, epsilon, tail), tail.OnnxEdge);
    }

    public static void Softmax(ImportContext context, OnnxNode node)
    {
        Edge input = context.Wide(node, 0);
        if (context.Axis(node, context.Integer(node, "axis", -1), input) != input.Shape.Count - 1)
            throw context.Fault("HRVG102", node, "not over the last axis", "axis -1");
        if (context.SoleUser(node.Outputs[0]) is { OpType: "QuantizeLinear" } && !context.Streams)
        {
            Tail tail = Tail.After(context, node, input.Shape, 1);
            context.Add(SoftmaxNode.Create(input, tail), tail.OnnxEdge);
            return;
        }

        context.Add(SoftmaxNode.Create(node.Name, input), node.Outputs[0]);
    }

    private static double[]? Vector(ImportContext context, OnnxNode node, int slot, int length) => context.Constant(node, slot) switch
    {
        null when slot >= node.Inputs.Count || node.Inputs[slot].Length == 0 => null,
        { } constant when constant.Values.Length == length => constant.Values,
        _ => throw context.Fault("HRVG102", node, $"input {slot} is no constant of {length} numbers", "one number per channel"),
    };
}
