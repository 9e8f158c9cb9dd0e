using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Fused;

/// <summary>Who makes and who reads each edge of a graph.</summary>
internal sealed class Consumers
{
    private readonly Edge _output;
    private readonly Dictionary<Edge, Node> _makers = [];
    private readonly ILookup<Edge, Node> _readers;

    public Consumers(IntegerGraph graph)
    {
        _output = graph.Output;
        foreach (Node node in graph.Nodes)
            _makers[node.Output] = node;
        _readers = graph.Nodes.SelectMany(node => node.Inputs.Select(input => (input, node))).ToLookup(pair => pair.input, pair => pair.node);
    }

    /// <summary>The layer that makes an edge which one other layer reads and nobody else; null if there is none.</summary>
    public Node? OnlyMaker(Edge edge) => OnlyReader(edge) is null ? null : _makers.GetValueOrDefault(edge);

    /// <summary>The one layer that reads an edge; null if there are none, more, or the edge is the graph's result.</summary>
    public Node? OnlyReader(Edge edge) => edge != _output && _readers[edge].Count() == 1 ? _readers[edge].First() : null;

    /// <summary>The edge that lies behind layouts, and the element of it behind each element of <paramref name="edge"/>.</summary>
    public (Edge Source, int[] Map) Behind(Edge edge)
    {
        int[] map = [.. Enumerable.Range(0, edge.Count)];
        while (_makers.GetValueOrDefault(edge) is LayoutNode layout)
        {
            map = Array.ConvertAll(map, i => layout.Map[i]);
            edge = layout.Inputs[0];
        }

        return (edge, map);
    }
}
