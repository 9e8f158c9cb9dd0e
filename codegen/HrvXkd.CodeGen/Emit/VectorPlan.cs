using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit;

/// <summary>The plan of a model that takes one whole vector. Layouts vanish into addresses where the layer behind them can follow; others are copies.</summary>
internal sealed class VectorPlan : MemoryPlan
{
    /// <summary>Name of the parameter that holds all inputs.</summary>
    public const string Parameter = "inputQ16";

    private readonly Dictionary<Edge, LayoutNode> _layouts = [];
    private readonly Dictionary<Edge, Storage> _storage = [];
    private readonly Dictionary<Edge, int> _bases = [];
    private readonly Dictionary<(Node Node, int Slot), Operand> _inputs = [];
    private readonly Identifiers _names;
    private readonly List<Node> _layers = [];

    public VectorPlan(IntegerGraph graph, Identifiers names, bool share)
    {
        _names = names;
        int offset = 0;
        foreach (Edge input in graph.Inputs)
        {
            _storage[input] = new Storage(input, Parameter, 1, input.Count, Owned: false);
            _bases[input] = offset;
            offset += input.Count;
        }

        foreach (Node node in graph.Nodes)
        {
            if (node is LayoutNode layout)
            {
                _layouts[layout.Output] = layout;
                continue;
            }

            for (int slot = 0; slot < node.Inputs.Count; slot++)
                if (!CanRead(node, slot))
                    Materialize(node.Inputs[slot]);
            AddLayer(node);
        }

        if (!Resolve(graph.Output).IsContiguous)
            Materialize(graph.Output);
        Output = Resolve(graph.Output);
        Place(_storage.Values, names, share);
    }

    public override IReadOnlyList<Node> PerWindow => [];

    public override IReadOnlyList<Node> AcrossWindows => _layers;

    public override Operand Output { get; }

    public override int WindowAxis(Edge edge) => -1;

    public override Storage Target(Node node) => _storage[node.Output];

    public override Operand Input(Node node, int slot) => _inputs[(node, slot)];

    private bool CanRead(Node node, int slot)
    {
        Operand operand = Resolve(node.Inputs[slot]);
        return operand.IsContiguous || (node is MatMulNode product && ProductSteps.Of(operand.Addresses, ProductSteps.Shape(product, slot)) is not null);
    }

    private void Materialize(Edge edge)
    {
        if (_layouts.TryGetValue(edge, out LayoutNode? layout))
        {
            AddLayer(layout);
            _layouts.Remove(edge);
        }
    }

    // Inputs are looked up now: a reordering that is copied for a later layer is not there yet when this one runs.
    private void AddLayer(Node node)
    {
        _layers.Add(node);
        for (int slot = 0; slot < node.Inputs.Count; slot++)
            _inputs[(node, slot)] = Resolve(node.Inputs[slot]);
        _storage[node.Output] = new Storage(node.Output, Identifiers.Field(_names.Pascal(node.Output.Name)), 1, node.Output.Count, Owned: true);
    }

    private Operand Resolve(Edge edge)
    {
        int[] map = [.. Enumerable.Range(0, edge.Count)];
        while (_layouts.TryGetValue(edge, out LayoutNode? layout))
        {
            map = Array.ConvertAll(map, i => layout.Map[i]);
            edge = layout.Inputs[0];
        }

        int start = _bases.GetValueOrDefault(edge);
        return new Operand(_storage[edge], start == 0 ? map : Array.ConvertAll(map, i => i + start));
    }
}
