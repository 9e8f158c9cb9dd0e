using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>Gelu, Sigmoid, Tanh, Erf, and chains of elementwise operators that make one function of one edge.</summary>
internal static class CurveImport
{
    public static void Import(ImportContext context, OnnxNode node)
    {
        CurveCluster cluster = context.Curve(node)
            ?? throw context.Fault("HRVG102", node, "this function has no straight ends or is too rough, or its attributes are not known", "Gelu (approximate none or tanh), Sigmoid, Tanh, Erf of a computed edge");
        OnnxNode argument = node with { Inputs = [cluster.Argument] };
        Edge input = context.Edge(argument, 0);
        if (input.Kind == EdgeKind.Q16)
        {
            context.Add(CurveNode.Create(node.Name, input, cluster.Fit), node.Outputs[0]);
            return;
        }

        Tail tail = Tail.After(context, node, input.Shape, 1);
        context.Add(LookupNode.Create(input, cluster.Curve, tail), tail.OnnxEdge);
    }
}
