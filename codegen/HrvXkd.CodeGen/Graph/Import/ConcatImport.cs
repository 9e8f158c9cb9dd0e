using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Concat of computed edges along one axis.</summary>
internal static class ConcatImport
{
    public static void Import(ImportContext context, OnnxNode node)
    {
        for (int slot = 0; slot < node.Inputs.Count; slot++)
            if (!context.IsEdge(node, slot))
                throw context.Fault("HRVG103", node, $"input {slot} is absent or a constant", "edges computed from the inputs");
        Edge[] parts = [.. node.Inputs.Select((_, slot) => context.Edge(node, slot))];
        // Parts of one int8 scale stay int8; any other mixture is widened.
        if (parts.Any(part => part.Kind != parts[0].Kind || part.Scale != parts[0].Scale))
            parts = [.. node.Inputs.Select((_, slot) => context.Wide(node, slot))];
        long given = node.Attributes.ContainsKey("axis") ? context.Integer(node, "axis", 0) : throw context.Fault("HRVG102", node, "no axis", "attribute 'axis'");
        int axis = context.Axis(node, given, parts[0]);
        if (parts.Any(part => !Others(part, axis).SequenceEqual(Others(parts[0], axis))))
            throw context.Fault("HRVG102", node, string.Join(" and ", parts.Select(part => context.Shown(part.Shape))), "equal sizes but for the axis");
        context.Add(ConcatNode.Create(node.Name, parts, axis), node.Outputs[0]);
    }

    private static IEnumerable<int> Others(Edge edge, int axis) => edge.Shape.Select((size, i) => i == axis ? -1 : size);
}
