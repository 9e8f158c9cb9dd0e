// Which edges are made of rows, one for each window, where row w depends on window w alone and in the same way for every w. Such rows need
// to be computed once, when the window is new; layers that mix windows then read them from a cache.
using HrvXkd.CodeGen.Emit.Fused;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;
using HrvXkd.Core;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Finds the window axis of each edge of a streaming model.</summary>
internal sealed class RowAnalysis
{
    private readonly Dictionary<Edge, int> _axes = [];

    public RowAnalysis(IntegerGraph graph)
    {
        foreach (Edge input in graph.Inputs)
            _axes[input] = 0;
        foreach (Node node in graph.Nodes)
            _axes[node.Output] = AxisOf(node);
    }

    /// <summary>The window axis, or -1 if the edge mixes windows.</summary>
    public int Axis(Edge edge) => _axes[edge];

    /// <summary>True if each window's row depends on that window alone.</summary>
    public bool IsRow(Edge edge) => _axes[edge] >= 0;

    /// <summary>Window of each element.</summary>
    public static int[] Windows(Edge edge, int axis)
    {
        int[] strides = new int[edge.Shape.Count];
        strides[axis] = 1;
        return IndexMap.Strided(edge.Shape, strides);
    }

    private int AxisOf(Node node)
    {
        int axis = Axis(node.Inputs[0]);
        if (axis < 0)
            return -1;
        IReadOnlyList<int> shape = node.Inputs[0].Shape;
        int inner = shape.Skip(axis + 1).Aggregate(1, (product, size) => product * size);
        bool beforeLast = axis < shape.Count - 1;
        return node switch
        {
            LookupNode or CurveNode => axis,
            AffineNode affine => inner % affine.Requantization.Channels == 0 ? axis : -1,
            LinearNode or LayerNormNode or SoftmaxNode => beforeLast ? axis : -1,
            AddedLinearNode => beforeLast && Axis(node.Inputs[1]) == axis && node.Output.Shape.Count == shape.Count ? axis : -1,
            BinaryNode => Axis(node.Inputs[1]) == axis && node.Inputs[1].Shape[axis] == shape[axis] ? axis : -1,
            ReduceSumNode sum => sum.Axis == axis ? -1 : sum.Axis < axis && node.Output.Shape.Count < shape.Count ? axis - 1 : axis,
            LayoutNode layout => LayoutAxis(layout, Windows(node.Inputs[0], axis)),
            _ => -1,
        };
    }

    private static int LayoutAxis(LayoutNode node, int[] windows)
    {
        for (int axis = 0; axis < node.Output.Shape.Count; axis++)
            if (node.Output.Shape[axis] == Sequence.Windows && Windows(node.Output, axis).Zip(node.Map, (window, source) => window == windows[source]).All(same => same))
                return axis;
        return -1;
    }
}
