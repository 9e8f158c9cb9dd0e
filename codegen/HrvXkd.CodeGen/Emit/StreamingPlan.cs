using HrvXkd.CodeGen.Emit.Fused;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Reference;
using HrvXkd.Core;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Decides what is computed per window, what is cached, and where every edge lies. Layouts vanish into addresses.</summary>
internal sealed class StreamingPlan : MemoryPlan
{
    private readonly RowAnalysis _rows;
    private readonly Dictionary<Edge, LayoutNode> _layouts = [];
    private readonly Dictionary<Edge, Storage> _storage = [];

    public StreamingPlan(IntegerGraph graph, Identifiers names, bool share)
    {
        RiskInputs inputs = RiskInputs.Of(graph);
        _rows = new RowAnalysis(graph);
        foreach (LayoutNode layout in graph.Nodes.OfType<LayoutNode>())
            _layouts[layout.Output] = layout;
        Node[] layers = [.. graph.Nodes.Where(node => node is not LayoutNode)];
        PerWindow = [.. layers.Where(node => _rows.IsRow(node.Output))];
        AcrossWindows = [.. layers.Where(node => !_rows.IsRow(node.Output))];
        HashSet<Edge> cached = Cached(graph);
        foreach (Edge edge in graph.Inputs.Concat(layers.Select(node => node.Output)))
        {
            bool row = _rows.IsRow(edge), parameter = edge == inputs.Features && !cached.Contains(edge);
            string field = parameter ? "features" : Identifiers.Field(names.Pascal(edge.Name));
            int windows = row ? Sequence.Windows : 1;
            _storage[edge] = new Storage(edge, field, cached.Contains(edge) ? windows : 1, edge.Count / windows, !parameter);
        }

        Features = _storage[inputs.Features];
        Valid = _storage[inputs.Valid];
        Output = Resolve(graph.Output, newestRow: false);
        Place(_storage.Values, names, share);
    }

    public override IReadOnlyList<Node> PerWindow { get; }

    public override IReadOnlyList<Node> AcrossWindows { get; }

    /// <summary>Where the features lie.</summary>
    public Storage Features { get; }

    /// <summary>Where the mask lies.</summary>
    public Storage Valid { get; }

    public override Operand Output { get; }

    /// <summary>What is kept of older windows.</summary>
    public IEnumerable<Storage> Kept => _storage.Values.Where(storage => storage.IsKept);

    /// <summary>The one attention over windows; null for a model with none or several, of which no one picture could be shown.</summary>
    public AttentionNode? Attention
    {
        get
        {
            AttentionNode[] found = [.. AcrossWindows.OfType<AttentionNode>().Where(node => node.ShowsWeights)];
            return found.Length == 1 ? found[0] : null;
        }
    }

    // Its weights are computed anew when they are asked for.
    public override IEnumerable<Storage> ReadAfterwards => Attention is { } shown ? shown.Inputs.Select((_, slot) => Input(shown, slot).Storage) : [];

    public override int WindowAxis(Edge edge) => _rows.Axis(edge);

    public override Storage Target(Node node) => _storage[node.Output];

    public override Operand Input(Node node, int slot) => Resolve(node.Inputs[slot], IsPerWindow(node));

    private Operand Resolve(Edge edge, bool newestRow)
    {
        (Edge source, int[] map) = Source(edge);
        Storage storage = _storage[source];
        int[] addresses = AddressesOf(source, storage);
        IEnumerable<int> elements = Enumerable.Range(0, edge.Count);
        if (newestRow)
        {
            int[] windows = RowAnalysis.Windows(edge, _rows.Axis(edge));
            elements = elements.Where(i => windows[i] == Sequence.Windows - 1);
        }

        return new Operand(storage, [.. elements.Select(i => addresses[map[i]])]);
    }

    // Rows lie one after the other, oldest first, whatever the position of the window axis.
    private int[] AddressesOf(Edge edge, Storage storage)
    {
        if (!_rows.IsRow(edge))
            return [.. Enumerable.Range(0, edge.Count)];
        int[] windows = RowAnalysis.Windows(edge, _rows.Axis(edge)), filled = new int[Sequence.Windows];
        int[] addresses = new int[edge.Count];
        for (int i = 0; i < addresses.Length; i++)
            addresses[i] = ((windows[i] - Sequence.Windows + storage.Rows) * storage.RowLength) + filled[windows[i]]++;
        return addresses;
    }

    private (Edge Source, int[] Map) Source(Edge edge)
    {
        int[] map = [.. Enumerable.Range(0, edge.Count)];
        while (_layouts.TryGetValue(edge, out LayoutNode? layout))
        {
            map = Array.ConvertAll(map, i => layout.Map[i]);
            edge = layout.Inputs[0];
        }

        return (edge, map);
    }

    // A row edge is cached if a layer that mixes windows reads more of it than the newest row.
    private HashSet<Edge> Cached(IntegerGraph graph)
    {
        HashSet<Edge> cached = [];
        foreach (Edge input in AcrossWindows.SelectMany(node => node.Inputs).Append(graph.Output))
        {
            (Edge source, int[] map) = Source(input);
            if (!_rows.IsRow(source))
                continue;
            int[] windows = RowAnalysis.Windows(source, _rows.Axis(source));
            if (map.Any(i => windows[i] != Sequence.Windows - 1))
                cached.Add(source);
        }

        return cached;
    }
}
