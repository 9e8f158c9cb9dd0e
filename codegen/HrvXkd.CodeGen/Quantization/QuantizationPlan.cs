// Decides what becomes int8. Three passes over the nodes, each linear:
//   1. which products are quantized, and which depend on a wide one;
//   2. backwards: which edges are used by int8 products only, directly or through nodes that merely move elements;
//   3. forwards: where each such edge starts, because there the one quantizer stands.

using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Quantization;

/// <summary>What of a model becomes int8.</summary>
internal sealed class QuantizationPlan
{
    // They move elements and compute nothing; scale and zero point pass through. The elements come in slot 0.
    private static readonly HashSet<string> Movers =
        new(["Reshape", "Transpose", "Slice", "Squeeze", "Unsqueeze", "Flatten", "Identity", "Gather"], StringComparer.Ordinal);

    private readonly OnnxIndex _index;
    private readonly HashSet<(int Node, int Slot)> _slots = [];
    private readonly Dictionary<string, bool> _narrow = new(StringComparer.Ordinal);
    private readonly List<QuantizedProduct> _products = [];
    private readonly List<string> _edges = [];

    /// <summary>Plans the quantization of a model.</summary>
    /// <exception cref="CodeGenException">The model is quantized already, or a name to be kept wide is no product.</exception>
    public QuantizationPlan(OnnxIndex index, IReadOnlyCollection<string> keepWide)
    {
        _index = index;
        CheckNames(keepWide);
        FindProducts(keepWide);
        FindNarrowEdges();
        FindSources();
    }

    /// <summary>Products to be quantized, in the order of the nodes.</summary>
    public IReadOnlyList<QuantizedProduct> Products => _products;

    /// <summary>Edges that get a quantizer, in the order of their making.</summary>
    public IReadOnlyList<string> Edges => _edges;

    /// <summary>Uses of an edge with a quantizer that take the quantized values; its other uses keep the wide ones.</summary>
    public IEnumerable<(int Node, int Slot)> NarrowUses(string edge) => _index.Users(edge).Where(IsNarrow);

    private void CheckNames(IReadOnlyCollection<string> keepWide)
    {
        string model = OnnxText.OneLine(_index.Model.Name);
        foreach (OnnxNode node in _index.Model.Nodes)
            if (node.OpType is "QuantizeLinear" or "DequantizeLinear")
                throw new CodeGenException($"HRVG041 {model}: node '{node.Name}' ({node.OpType}): the model is quantized already; start from the float model");
        string[] products = [.. _index.Model.Nodes.Where(IsProduct).Select(node => node.Name)];
        foreach (string name in keepWide)
            if (!products.Contains(name))
                throw new CodeGenException($"HRVG042 {model}: no product '{OnnxText.OneLine(name)}' to keep wide; there are {string.Join(", ", products)}");
    }

    private void FindProducts(IReadOnlyCollection<string> keepWide)
    {
        HashSet<string> wide = new(StringComparer.Ordinal), constant = new(StringComparer.Ordinal), softmax = new(StringComparer.Ordinal);
        foreach (OnnxTensor tensor in _index.Model.Initializers)
            constant.Add(tensor.Name);
        for (int i = 0; i < _index.Model.Nodes.Count; i++)
        {
            OnnxNode node = _index.Model.Nodes[i];
            bool isWide = node.Inputs.Any(wide.Contains);
            if (IsProduct(node))
            {
                bool byWeight = IsWeight(node);
                isWide = keepWide.Contains(node.Name) || constant.Contains(node.Inputs[0]) || (!byWeight && (isWide || constant.Contains(node.Inputs[1])));
                if (!isWide)
                    AddProduct(i, node, byWeight, softmax);
            }

            if (isWide)
                wide.UnionWith(node.Outputs);
            if (node.Inputs.All(input => input.Length == 0 || constant.Contains(input)))
                constant.UnionWith(node.Outputs);
            if (node.OpType == "Softmax" || (IsMover(node) && softmax.Contains(node.Inputs[0])))
                softmax.UnionWith(node.Outputs);
        }
    }

    // Probabilities stay wide: int8 would leave most of them a handful of steps.
    private void AddProduct(int index, OnnxNode node, bool byWeight, HashSet<string> softmax)
    {
        string? weight = byWeight ? node.Inputs[1] : null;
        int axis = weight is null ? 0 : ChannelAxis(node, _index.Constant(weight)!);
        _products.Add(new QuantizedProduct(index, weight, axis));
        for (int slot = 0; slot < (byWeight ? 1 : 2); slot++)
            if (!softmax.Contains(node.Inputs[slot]))
                _slots.Add((index, slot));
    }

    private void FindNarrowEdges()
    {
        for (int i = _index.Model.Nodes.Count - 1; i >= 0; i--)
            foreach (string edge in _index.Model.Nodes[i].Outputs)
                _narrow[edge] = !_index.IsOutput(edge) && _index.Users(edge).Count > 0 && _index.Users(edge).All(IsNarrow);
    }

    private void FindSources()
    {
        Dictionary<string, string> sources = new(StringComparer.Ordinal);
        foreach (OnnxNode node in _index.Model.Nodes)
            if (IsMover(node) && _narrow[node.Outputs[0]])
                sources[node.Outputs[0]] = sources.GetValueOrDefault(node.Inputs[0], node.Inputs[0]);
        HashSet<string> edges = new(StringComparer.Ordinal);
        foreach ((int node, int slot) in _slots)
        {
            string edge = _index.Model.Nodes[node].Inputs[slot];
            edges.Add(sources.GetValueOrDefault(edge, edge));
        }

        IEnumerable<string> made = _index.Model.Inputs.Select(input => input.Name).Concat(_index.Model.Nodes.SelectMany(node => node.Outputs));
        _edges.AddRange(made.Where(edges.Contains));
    }

    private bool IsNarrow((int Node, int Slot) use)
    {
        OnnxNode node = _index.Model.Nodes[use.Node];
        return _slots.Contains(use) || (use.Slot == 0 && IsMover(node) && _narrow.GetValueOrDefault(node.Outputs[0]));
    }

    private bool IsWeight(OnnxNode node) => _index.Constant(node.Inputs[1]) is { Type: OnnxType.Float, Shape.Count: >= 2 };

    private static bool IsMover(OnnxNode node) => node.Domain.Length == 0 && Movers.Contains(node.OpType) && node.Outputs.Count == 1 && node.Inputs.Count > 0;

    private static bool IsProduct(OnnxNode node) => node.Domain.Length == 0 && node.OpType is "MatMul" or "Gemm" or "Conv" && node.Inputs.Count >= 2 && node.Outputs.Count == 1;

    private static int ChannelAxis(OnnxNode node, OnnxTensor weight)
    {
        if (node.OpType == "Conv")
            return 0;
        bool transposed = node.OpType == "Gemm" && node.Attributes.GetValueOrDefault("transB") is 1L;
        return weight.Shape.Count - (transposed ? 2 : 1);
    }
}
