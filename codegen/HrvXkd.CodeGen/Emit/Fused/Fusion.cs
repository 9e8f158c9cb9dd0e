// Layers that always come together become one call: what lies between them then needs no array, and small layers are mostly calls.
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Fused;

/// <summary>Replaces layers of a graph by fused ones that compute the same bits.</summary>
internal static class Fusion
{
    /// <summary>The graph with fused layers.</summary>
    public static IntegerGraph Of(IntegerGraph graph)
    {
        Consumers consumers = new(graph);
        Dictionary<Edge, Node> fused = [];
        foreach (Node node in graph.Nodes)
        {
            Node? one = node switch
            {
                BinaryNode add => AddedLinearNode.Of(add, consumers),
                MatMulNode sums => AttentionNode.Of(sums, consumers),
                _ => null,
            };
            if (one is not null)
                fused[one.Output] = one;
        }

        return new IntegerGraph
        {
            Name = graph.Name,
            Metadata = graph.Metadata,
            Inputs = graph.Inputs,
            Output = graph.Output,
            Nodes = Needed([.. graph.Nodes.Select(node => fused.GetValueOrDefault(node.Output, node))], graph.Output),
        };
    }

    // Without the layers that only fused ones needed.
    private static Node[] Needed(Node[] nodes, Edge output)
    {
        HashSet<Edge> read = [output];
        List<Node> kept = [];
        foreach (Node node in nodes.Reverse())
        {
            if (!read.Contains(node.Output))
                continue;
            kept.Insert(0, node);
            read.UnionWith(node.Inputs);
        }

        return [.. kept];
    }
}
