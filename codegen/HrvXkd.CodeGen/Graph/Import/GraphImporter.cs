using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Turns an ONNX model, float or QDQ, into a checked integer graph. What is not known is refused, never skipped.</summary>
public static class GraphImporter
{
    private static readonly SortedDictionary<string, Action<ImportContext, OnnxNode>> Operators = new(StringComparer.Ordinal)
    {
        ["Add"] = ElementwiseImport.Binary,
        ["AveragePool"] = PoolImport.Average,
        ["BatchNormalization"] = ElementwiseImport.Unary,
        ["Clip"] = ElementwiseImport.Unary,
        ["Concat"] = ConcatImport.Import,
        ["Conv"] = ConvImport.Import,
        ["DequantizeLinear"] = ElementwiseImport.Dequantize,
        ["Div"] = ElementwiseImport.Binary,
        ["Dropout"] = LayoutImport.Identity,
        ["Erf"] = CurveImport.Import,
        ["Flatten"] = LayoutImport.Flatten,
        ["Gather"] = SelectImport.Gather,
        ["Gelu"] = CurveImport.Import,
        ["Gemm"] = GemmImport.Import,
        ["GlobalAveragePool"] = ReduceImport.GlobalAveragePool,
        ["Identity"] = LayoutImport.Identity,
        ["LayerNormalization"] = NormImport.LayerNormalization,
        ["MatMul"] = MatMulImport.Import,
        ["MaxPool"] = PoolImport.Max,
        ["Mul"] = ElementwiseImport.Binary,
        ["QuantizeLinear"] = ElementwiseImport.Unary,
        ["ReduceMean"] = ReduceImport.Mean,
        ["ReduceSum"] = ReduceImport.Sum,
        ["Relu"] = ElementwiseImport.Unary,
        ["Reshape"] = LayoutImport.Reshape,
        ["Sigmoid"] = CurveImport.Import,
        ["Slice"] = SelectImport.Slice,
        ["Softmax"] = NormImport.Softmax,
        ["Split"] = SelectImport.Split,
        ["Squeeze"] = LayoutImport.Squeeze,
        ["Sub"] = ElementwiseImport.Binary,
        ["Tanh"] = CurveImport.Import,
        ["Transpose"] = LayoutImport.Transpose,
        ["Unsqueeze"] = LayoutImport.Unsqueeze,
    };

    /// <summary>Operators that are imported; chains of others that make a layer norm or a function of one edge are, too.</summary>
    public static IReadOnlyCollection<string> Known => Operators.Keys;

    /// <summary>Imports a model.</summary>
    /// <param name="model">Float inputs [N, ...] with N free or 1, or, if no first size is either, inputs of one vector; one float output.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="CodeGenException">HRVG101 operator, HRVG102 shape or attribute, HRVG103 operand, HRVG104 quantization, HRVG105 constant, HRVG110 overflow.</exception>
    public static IntegerGraph Import(OnnxModel model)
    {
        model = Rewriting.Prepare(model);
        if (model.Opset is < 13 or > 22)
            throw new CodeGenException($"HRVG102 {OnnxText.OneLine(model.Name)}: operator set {model.Opset}; accepted: 13..22");
        if (model.Inputs.Count == 0)
            throw new CodeGenException($"HRVG103 {OnnxText.OneLine(model.Name)}: no input; accepted: one float input or more");
        bool batched = model.Inputs.All(input => input.Shape is [-1 or 1, _, ..]);
        ImportContext context = new(model, batched);
        Edge[] inputs = [.. model.Inputs.Select(input => Input(model, context, input))];
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
        if (context.IsTaken(node) || ScalarImport.TryFold(context, node) || ShapeImport.TryFold(context, node))
            return;
        if (node.Domain.Length > 0 || node.Outputs.Count == 0 || !Operators.TryGetValue(node.OpType, out Action<ImportContext, OnnxNode>? import))
            throw context.Fault("HRVG101", node, "this operator is not known", string.Join(", ", Operators.Keys));
        if (node.Outputs.Count > 1 && node.OpType != "Split" && node.Outputs.Skip(1).Any(output => output.Length > 0 && context.IsUsed(output)))
            throw context.Fault("HRVG102", node, "a second output is used", "the first output alone");
        if (context.Curve(node) is not null)
            CurveImport.Import(context, node);
        else
            import(context, node);
    }

    private static Edge Input(OnnxModel model, ImportContext context, OnnxValue input)
    {
        if (input.Type != OnnxType.Float || input.Shape.Count < 1 || input.Shape.Skip(context.Lead).Any(size => size is < 1 or > 65536))
            throw new CodeGenException($"HRVG103 {OnnxText.OneLine(model.Name)}: input '{OnnxText.OneLine(input.Name)}' is {input.Type} [{string.Join(',', input.Shape)}]; accepted: float [N, sizes], N free or 1 in every input, or [sizes] in every input");
        // A mask holds 0 or 1; anything else is any Q16.16 number. Only risk models have their masks checked at the door.
        bool mask = RiskInputs.Are(model.Inputs) && model.Metadata.TryGetValue($"input.{input.Name}", out string? kind) && kind == "mask";
        Edge edge = Edge.Q16(input.Name, [.. input.Shape.Skip(context.Lead).Select(size => (int)size)], mask ? new Interval(0, 65536) : Interval.Int32);
        context.Define(input.Name, edge);
        return edge;
    }

    private static Edge Output(OnnxModel model, ImportContext context)
    {
        if (model.Outputs.Count != 1)
            throw new CodeGenException($"HRVG103 {OnnxText.OneLine(model.Name)}: {model.Outputs.Count} outputs; accepted: one");
        return context.Wide(new OnnxNode(model.Outputs[0].Name, "output", [model.Outputs[0].Name], []), 0);
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
            used.Add(node);
            needed.UnionWith(node.Inputs);
        }

        used.Reverse();
        return used;
    }
}
