using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Reference;

/// <summary>Evaluates an integer graph on one vector with plain loops: slow, readable, the meaning that emitted code must reproduce.</summary>
internal static class Interpreter
{
    /// <summary>Evaluates all nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="values">Holds the inputs; receives every edge.</param>
    public static void Run(IntegerGraph graph, IDictionary<Edge, int[]> values)
    {
        foreach (Node node in graph.Nodes)
        {
            int[] output = new int[node.Output.Count];
            Run(node, [.. node.Inputs.Select(input => values[input])], output);
            values[node.Output] = output;
        }
    }

    /// <summary>Evaluates one node.</summary>
    public static void Run(Node node, int[][] inputs, int[] output)
    {
        switch (node)
        {
            case AffineNode affine:
                AffineReference.Run(affine, inputs[0], output);
                break;
            case LinearNode linear:
                LinearReference.Run(linear, inputs[0], output);
                break;
            case MatMulNode product:
                MatMulReference.Run(product, inputs[0], inputs[1], output);
                break;
            case BinaryNode binary:
                BinaryReference.Run(binary, inputs[0], inputs[1], output);
                break;
            case LayerNormNode norm:
                LayerNormReference.Run(norm, inputs[0], output);
                break;
            case SoftmaxNode softmax:
                SoftmaxReference.Run(softmax, inputs[0], output);
                break;
            case ReduceSumNode sum:
                ReduceSumReference.Run(sum, inputs[0], output);
                break;
            case LayoutNode layout:
                LayoutReference.Run(layout, inputs[0], output);
                break;
            case ConcatNode concat:
                ConcatReference.Run(concat, inputs, output);
                break;
            case MeanNode mean:
                MeanReference.Run(mean, inputs[0], output);
                break;
            case ConvNode conv:
                ConvReference.Run(conv, inputs[0], output);
                break;
            case MaxPoolNode pool:
                PoolReference.Run(pool, inputs[0], output);
                break;
            case AveragePoolNode pool:
                PoolReference.Run(pool, inputs[0], output);
                break;
            case LookupNode lookup:
                CurveReference.Run(lookup, inputs[0], output);
                break;
            case CurveNode curve:
                CurveReference.Run(curve, inputs[0], output);
                break;
            default:
                throw new InvalidOperationException($"{node.Name}: the interpreter does not know {node.Kind}");
        }
    }
}
