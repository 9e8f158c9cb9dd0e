// Every layer is judged twice: on what the program gives it, and on OnnxRuntime's own inputs. The second tells whether a difference starts there
// or was inherited.
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Compares every inner edge of a program with OnnxRuntime.</summary>
internal static class LayerAudit
{
    /// <summary>Compares.</summary>
    /// <param name="subject">Program and vectors.</param>
    /// <param name="model">The model that OnnxRuntime runs.</param>
    /// <param name="vectors">The vectors as floats.</param>
    /// <param name="limit">Most vectors used.</param>
    /// <returns>One comparison a layer, in order.</returns>
    public static EdgeComparison[] Run(VerificationSubject subject, OnnxModel model, VectorSet vectors, int limit)
    {
        int count = Math.Min(limit, subject.Count);
        Node[] layers = [.. subject.Graph.Nodes.Where(node => node is not LayoutNode)];
        OnnxIndex index = new(model);
        string?[] unrounded = [.. layers.Select(layer => Unrounded(index, layer.Output))];
        string[] names = [.. layers.Select(layer => layer.Output.OnnxEdge).Concat(unrounded.OfType<string>()).Distinct(StringComparer.Ordinal)];
        VectorSet some = vectors.Select([.. Enumerable.Range(0, count)]);
        string[] made = [.. names.Where(name => !some.Inputs.ContainsKey(name))];
        using OnnxRunner runner = new(OnnxEdit.WithOutputs(model, made));
        Dictionary<string, float[]> expected = new(runner.Run(some, made), StringComparer.Ordinal);
        foreach (string input in names.Except(made))
            expected[input] = some.Inputs[input];
        EdgeAccumulator[] sums = [.. layers.Select(layer => new EdgeAccumulator(layer.Output))];
        for (int i = 0; i < count; i++)
        {
            IReadOnlyDictionary<Edge, int[]> actual = subject.Trace(i);
            Dictionary<Edge, int[]> own = Own(subject.Graph, actual, edge => Row(expected[edge.OnnxEdge], count, i).ToArray());
            for (int e = 0; e < layers.Length; e++)
            {
                ReadOnlySpan<float> before = unrounded[e] is { } name ? Row(expected[name], count, i) : [];
                sums[e].Add(Row(expected[layers[e].Output.OnnxEdge], count, i), before, actual[layers[e].Output], own[layers[e].Output]);
            }
        }

        return Array.ConvertAll(sums, sum => sum.Result());
    }

    // What the quantizer of an int8 edge takes; it has the order of what the dequantizer gives.
    private static string? Unrounded(OnnxIndex index, Edge edge) =>
        edge.Kind == EdgeKind.Int8 && index.Producer(edge.OnnxEdge) is { OpType: "DequantizeLinear" } dequantize
        && index.Producer(dequantize.Inputs[0]) is { OpType: "QuantizeLinear" } quantize && index.Constant(quantize.Inputs[0]) is null ? quantize.Inputs[0] : null;

    private static ReadOnlySpan<float> Row(float[] values, int count, int index) => values.AsSpan(index * (values.Length / count), values.Length / count);

    // What each layer makes of the given inputs.
    private static Dictionary<Edge, int[]> Own(IntegerGraph graph, IReadOnlyDictionary<Edge, int[]> actual, Func<Edge, float[]> expected)
    {
        Dictionary<Edge, int[]> given = graph.Inputs.ToDictionary(input => input, input => actual[input]), made = [];
        foreach (Node node in graph.Nodes)
        {
            int[] output = new int[node.Output.Count];
            Interpreter.Run(node, [.. node.Inputs.Select(input => given[input])], output);
            made[node.Output] = output;
            given[node.Output] = node is LayoutNode ? output : Steps(node.Output, expected(node.Output), output);
        }

        return made;
    }

    // An element that OnnxRuntime does not show, behind a selection, stays as it is.
    private static int[] Steps(Edge edge, float[] values, int[] fallback)
    {
        int[] steps = [.. fallback];
        for (int i = 0; i < values.Length; i++)
            if (float.IsFinite(values[i]))
                steps[edge.OnnxOrder is { } order ? order[i] : i] = (int)Math.Clamp(Math.Round(values[i] / edge.Scale), edge.Range.Low, edge.Range.High);
        return steps;
    }
}
