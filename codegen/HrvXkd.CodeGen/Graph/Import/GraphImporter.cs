using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Turns an ONNX model, float or QDQ, into a checked integer graph. What is not known is refused, never skipped.</summary>
public static class GraphImporter
{
    private static readonly SortedDictionary<string, Action<ImportContext, OnnxNode>> Operators = new(StringComparer.Ordinal)
    {
        ["Add"] = ElementwiseImport.Binary,
        ["Clip"] = ElementwiseImport.Unary,
        ["DequantizeLinear"] = ElementwiseImport.Dequantize,
        ["Div"] = ElementwiseImport.Binary,
        ["Identity"] = LayoutImport.Identity,
        ["LayerNormalization"] = NormImport.LayerNormalization,
        ["MatMul"] = MatMulImport.Import,
        ["Mul"] = ElementwiseImport.Binary,
        ["QuantizeLinear"] = ElementwiseImport.Unary,
        ["ReduceSum"] = NormImport.ReduceSum,
        ["Relu"] = ElementwiseImport.Unary,
        ["Reshape"] = LayoutImport.Reshape,
        ["Slice"] = LayoutImport.Slice,
        ["Softmax"] = NormImport.Softmax,
        ["Sub"] = ElementwiseImport.Binary,
        ["Transpose"] = LayoutImport.Transpose,
    };

    /// <summary>Imports a model.</summary>
    /// <param name="model">Float inputs [N, ...] and one float output [N, 1].</param>
    /// <returns>The graph.</returns>
    /// <exception cref="CodeGenException">HRVG101 operator, HRVG102 shape or attribute, HRVG103 operand, HRVG104 quantization, HRVG105 constant, HRVG110 overflow.</exception>
    public static IntegerGraph Import(OnnxModel model)
    {
        model = OnnxEdit.Copy(model);
        ImportContext context = new(model);
        List<Edge> inputs = [];
        foreach (OnnxValue input in model.Inputs)
            inputs.Add(Input(model, context, input));
        if (model.Opset is < 13 or > 22)
            throw new CodeGenException($"HRVG102 {OnnxText.OneLine(model.Name)}: operator set {model.Opset}; accepted: 13..22");
        foreach (OnnxNode node in model.Nodes)
            Import(context, node);
        Edge output = Output(model, context);
        return new IntegerGraph
        {
            Name = model.Name,
            Metadata = new SortedDictionary<string, string>(model.Metadata, StringComparer.Ordinal),
            Inputs = inputs,
            Output = output,
            Nodes = Used(context.Nodes, output),
        };
    }

    private static void Import(ImportContext context, OnnxNode node)
    {
        if (context.IsTaken(node))
            return;
        if (node.Domain.Length > 0 || node.Outputs.Count == 0 || !Operators.TryGetValue(node.OpType, out Action<ImportContext, OnnxNode>? import))
            throw context.Fault("HRVG101", node, "this operator is not known", string.Join(", ", Operators.Keys));
        import(context, node);
    }

    private static Edge Input(OnnxModel model, ImportContext context, OnnxValue input)
    {
        if (input.Type != OnnxType.Float || input.Shape.Count < 2 || input.Shape[0] is not (-1 or 1) || input.Shape.Skip(1).Any(size => size is < 1 or > 65536))
            throw new CodeGenException($"HRVG103 {OnnxText.OneLine(model.Name)}: input '{OnnxText.OneLine(input.Name)}' is {input.Type} [{string.Join(',', input.Shape)}]; accepted: float [N, sizes], N free or 1");
        // A mask holds 0 or 1; anything else is any Q16.16 number.
        Interval range = model.Metadata.TryGetValue($"input.{input.Name}", out string? kind) && kind == "mask" ? new Interval(0, 65536) : Interval.Int32;
        Edge edge = Edge.Q16(input.Name, [.. input.Shape.Skip(1).Select(size => (int)size)], range);
        context.Define(input.Name, edge);
        return edge;
    }

    private static Edge Output(OnnxModel model, ImportContext context)
    {
        string name = OnnxText.OneLine(model.Name);
        if (model.Outputs.Count != 1)
            throw new CodeGenException($"HRVG103 {name}: {model.Outputs.Count} outputs; accepted: one logit");
        OnnxNode probe = new(model.Outputs[0].Name, "output", [model.Outputs[0].Name], []);
        Edge edge = context.Wide(probe, 0);
        return edge.Count == 1 ? edge : throw context.Fault("HRVG102", probe, $"[N,{string.Join(',', edge.Shape)}]", "one number for each vector");
    }

    // Layers that nothing needs, such as leftovers of training, are left out.
    private static List<Node> Used(IReadOnlyList<Node> nodes, Edge output)
    {
        HashSet<Edge> needed = [output];
        List<Node> used = [];
        foreach (Node node in nodes.Reverse())
        {
            if (!needed.Contains(node.Output))
                continue;
            used.Insert(0, node);
            needed.UnionWith(node.Inputs);
        }

        return used;
    }
}
