using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>What is known while a model is read: edges made so far, constants, nodes taken into others.</summary>
internal sealed class ImportContext
{
    private readonly OnnxIndex _index;
    private readonly Dictionary<string, Edge> _edges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Constant> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<Edge, Edge> _wide = [];
    private readonly Dictionary<Edge, LayoutNode> _layouts = [];
    private readonly HashSet<OnnxNode> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly List<Node> _nodes = [];
    private readonly CurveClusters _curves;

    private readonly Dictionary<string, int[]> _integers = new(StringComparer.Ordinal);
    private readonly HashSet<OnnxNode> _hoisted = new(ReferenceEqualityComparer.Instance);

    /// <summary>Starts an import.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batched">True if the first axis of every edge counts vectors; it does not exist in the integer graph.</param>
    public ImportContext(OnnxModel model, bool batched)
    {
        (_index, Lead, Streams) = (new OnnxIndex(model), batched ? 1 : 0, Reference.RiskInputs.Are(model.Inputs));
        _curves = new CurveClusters(_index);
        _taken.UnionWith(_curves.Inner);
    }

    /// <summary>The function of one edge that ends in a node, or null.</summary>
    public CurveCluster? Curve(OnnxNode node) => _curves.EndingIn(node);

    /// <summary>True if something takes an edge.</summary>
    public bool IsUsed(string edge) => _index.Users(edge).Count > 0 || _index.IsOutput(edge);

    /// <summary>True for a model that takes one new window at a time: its layers per window must treat every window alike.</summary>
    public bool Streams { get; }

    /// <summary>Axes before those of the vector: 1 for the batch, 0 if the model takes one vector a run.</summary>
    public int Lead { get; }

    /// <summary>Nodes of the integer graph so far.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>A fault at a node.</summary>
    public CodeGenException Fault(string code, OnnxNode node, string reason, string accepted) =>
        new($"{code} {OnnxText.OneLine(node.Name)} ({OnnxText.OneLine(node.OpType)}): {OnnxText.OneLine(reason)}; accepted: {accepted}");

    /// <summary>True if another node has taken this one in.</summary>
    public bool IsTaken(OnnxNode node) => _taken.Contains(node);

    /// <summary>Takes a node into another.</summary>
    public void Take(OnnxNode node) => _taken.Add(node);

    /// <summary>Adds a layer; its output is known under the name of an ONNX edge.</summary>
    public void Add(Node node, string edge)
    {
        _nodes.Add(node);
        if (node is LayoutNode layout)
            _layouts[node.Output] = layout;
        Define(edge, node.Output);
    }

    /// <summary>Makes an edge known under a name.</summary>
    public void Define(string name, Edge edge)
    {
        _edges[name] = edge;
        if (!_index.Model.Inputs.Any(input => input.Name == name))
            edge.OnnxEdge = name;
    }

    /// <summary>Makes a constant known under a name.</summary>
    public void Define(string name, Constant constant) => _constants[name] = constant;

    /// <summary>An operand that must be computed, not constant.</summary>
    public Edge Edge(OnnxNode node, int slot) => slot < node.Inputs.Count && _edges.TryGetValue(node.Inputs[slot], out Edge? edge)
        ? edge
        : throw Fault("HRVG103", node, $"input {slot} is absent or a constant", "an edge computed from the inputs");

    /// <summary>An operand in Q16.16; an int8 edge is widened once.</summary>
    public Edge Wide(OnnxNode node, int slot)
    {
        Edge edge = Edge(node, slot);
        if (edge.Kind == EdgeKind.Q16)
            return edge;
        if (!_wide.TryGetValue(edge, out Edge? wide))
        {
            AffineNode dequantize = AffineNode.Create(edge, Tail.Empty(this, $"{edge.Name}.wide", node.Inputs[slot]));
            dequantize.Output.OnnxEdge = edge.OnnxEdge;
            _nodes.Add(dequantize);
            _wide[edge] = wide = dequantize.Output;
        }

        return wide;
    }

    /// <summary>True if an operand is computed.</summary>
    public bool IsEdge(OnnxNode node, int slot) => slot < node.Inputs.Count && _edges.ContainsKey(node.Inputs[slot]);

    /// <summary>The constant of a slot, or null.</summary>
    public Constant? Constant(OnnxNode node, int slot)
    {
        if (slot >= node.Inputs.Count || node.Inputs[slot].Length == 0)
            return null;
        if (!_constants.TryGetValue(node.Inputs[slot], out Constant? constant) && _index.Constant(node.Inputs[slot]) is { } tensor)
            _constants[node.Inputs[slot]] = constant = Import.Constant.Of(tensor);
        return constant;
    }

    /// <summary>A constant that was computed, or read before; null otherwise.</summary>
    public Constant? Known(OnnxNode node, int slot) => slot < node.Inputs.Count ? _constants.GetValueOrDefault(node.Inputs[slot]) : null;

    /// <summary>The initializer of a slot, or null.</summary>
    public OnnxTensor? Initializer(OnnxNode node, int slot) => slot < node.Inputs.Count ? _index.Constant(node.Inputs[slot]) : null;

    /// <summary>A constant list of integers, such as a shape; null if the slot is empty.</summary>
    public int[]? Integers(OnnxNode node, int slot)
    {
        if (slot >= node.Inputs.Count || node.Inputs[slot].Length == 0)
            return null;
        if (_integers.TryGetValue(node.Inputs[slot], out int[]? folded))
            return folded;
        return Initializer(node, slot) is { Type: OnnxType.Int64 or OnnxType.Int32 } tensor
            ? Array.ConvertAll(tensor.ToIntegers(), value => (int)Math.Clamp(value, int.MinValue, int.MaxValue))
            : throw Fault("HRVG103", node, $"input {slot} is no constant list of integers", "an int64 initializer");
    }

    /// <summary>An integer attribute.</summary>
    public long Integer(OnnxNode node, string name, long absent) => node.Attributes.GetValueOrDefault(name) switch
    {
        null => absent,
        long value => value,
        _ => throw Fault("HRVG102", node, $"attribute '{name}' is no integer", "an integer"),
    };

    /// <summary>Scales of a QuantizeLinear or DequantizeLinear; its zero point must be int8 0.</summary>
    public double[] Scale(OnnxNode node)
    {
        double[] scales = Constant(node, 1)?.Values ?? [];
        if (scales.Length == 0 || scales.Any(scale => scale <= 0))
            throw Fault("HRVG104", node, "the scale is no constant above zero", "constant scales above zero, rank 0 or 1");
        OnnxTensor? zero = Initializer(node, 2);
        if (zero is null ? node.OpType == "QuantizeLinear" : zero.Type != OnnxType.Int8 || zero.ToIntegers().Any(value => value != 0))
            throw Fault("HRVG104", node, zero is null ? "no zero point, which means uint8" : $"zero point of type {zero.Type} or not 0", "symmetric int8 with zero point 0");
        return scales;
    }

    /// <summary>The one node that uses an edge; null if there are more or the edge leaves the model.</summary>
    public OnnxNode? SoleUser(string edge)
    {
        IReadOnlyList<(int Node, int Slot)> users = _index.Users(edge);
        return users.Count == 1 && !_index.IsOutput(edge) ? _index.Model.Nodes[users[0].Node] : null;
    }

    /// <summary>The axis without the batch of a normalised or negative ONNX axis.</summary>
    public int Axis(OnnxNode node, long axis, Edge edge)
    {
        long own = (axis < 0 ? axis + edge.Shape.Count + Lead : axis) - Lead;
        return own >= 0 && own < edge.Shape.Count
            ? (int)own
            : throw Fault("HRVG102", node, $"axis {axis} of {Shown(edge.Shape)}", Lead == 1 ? "an axis after the batch" : "an axis of the edge");
    }

    /// <summary>A shape as the model has it.</summary>
    public string Shown(IReadOnlyList<int> shape) => $"[{string.Join(',', Lead == 1 ? shape.Select(size => $"{size}").Prepend("N") : shape.Select(size => $"{size}"))}]";

    /// <summary>Makes a list of integers known under a name, such as a shape computed from shapes.</summary>
    public void Define(string name, int[] integers) => _integers[name] = integers;

    /// <summary>A list of integers that was computed, or null.</summary>
    public int[]? Folded(OnnxNode node, int slot) => slot < node.Inputs.Count ? _integers.GetValueOrDefault(node.Inputs[slot]) : null;

    /// <summary>Text attribute.</summary>
    public string Text(OnnxNode node, string name, string absent) => node.Attributes.GetValueOrDefault(name) switch
    {
        null => absent,
        string value => value,
        _ => throw Fault("HRVG102", node, $"attribute '{name}' is no text", "text"),
    };

    /// <summary>A list of integers that is an attribute in older operator sets and an input in newer ones.</summary>
    public int[]? Integers(OnnxNode node, string attribute, int slot) => node.Attributes.GetValueOrDefault(attribute) switch
    {
        long[] values => Array.ConvertAll(values, value => (int)Math.Clamp(value, int.MinValue, int.MaxValue)),
        null => Integers(node, slot),
        _ => throw Fault("HRVG102", node, $"attribute '{attribute}' is no list of integers", "integers"),
    };

    /// <summary>Takes a quantizer that follows reorderings into the layer before them: what it did to an edge is done already.</summary>
    public void Hoist(OnnxNode quantizer) => _hoisted.Add(quantizer);

    /// <summary>True if a quantizer was taken into the layer before.</summary>
    public bool IsHoisted(OnnxNode node) => _hoisted.Contains(node);

    /// <summary>The layout that makes an edge, or null.</summary>
    public LayoutNode? LayoutOf(Edge edge) => _layouts.GetValueOrDefault(edge);
}
