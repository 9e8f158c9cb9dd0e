// Puts QuantizeLinear and DequantizeLinear where a plan says. Names: edge x gets x.scale, x.zero, nodes x.quantize and x.dequantize and
// edges x.quantized and x.dequantized; matrix w keeps its name as int8 and gets w.scale, w.zero and w.dequantized.

using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Quantization;

/// <summary>Rewrites a float model to QDQ form.</summary>
internal static class QdqWriter
{
    /// <summary>Rewrites a model.</summary>
    /// <param name="plan">What becomes int8.</param>
    /// <param name="index">The float model; it is not changed.</param>
    /// <param name="ranges">Largest absolute value of each edge of the plan.</param>
    /// <param name="largest">Largest integer of a weight.</param>
    /// <returns>The QDQ model.</returns>
    public static OnnxModel Write(QuantizationPlan plan, OnnxIndex index, IReadOnlyDictionary<string, float> ranges, int largest = WeightQuantizer.Largest)
    {
        OnnxModel model = OnnxEdit.Copy(index.Model);
        Dictionary<(int Node, int Slot), string> inputs = [];
        foreach (string edge in plan.Edges)
            foreach ((int Node, int Slot) use in plan.NarrowUses(edge))
                inputs[use] = $"{edge}.dequantized";
        Dictionary<int, List<OnnxNode>> before = WriteWeights(plan, index, model, inputs, largest);

        model.Nodes.Clear();
        HashSet<string> edges = new(plan.Edges, StringComparer.Ordinal);
        foreach (OnnxValue input in model.Inputs)
            WriteQuantizer(model, input.Name, edges, ranges);
        for (int i = 0; i < index.Model.Nodes.Count; i++)
        {
            foreach (OnnxNode node in before.GetValueOrDefault(i, []))
                model.Nodes.Add(node);
            OnnxNode original = index.Model.Nodes[i];
            model.Nodes.Add(original with { Inputs = [.. original.Inputs.Select((input, slot) => inputs.GetValueOrDefault((i, slot), input))] });
            foreach (string output in original.Outputs)
                WriteQuantizer(model, output, edges, ranges);
        }

        OnnxEdit.RemoveUnusedConstants(model);
        return model;
    }

    private static void WriteQuantizer(OnnxModel model, string edge, HashSet<string> edges, IReadOnlyDictionary<string, float> ranges)
    {
        if (!edges.Contains(edge))
            return;
        string scale = $"{edge}.scale", zero = $"{edge}.zero";
        model.Initializers.Add(OnnxTensor.Of(scale, [WeightQuantizer.ScaleOf(ranges[edge])]));
        model.Initializers.Add(OnnxTensor.Of(zero, [(sbyte)0]));
        model.Nodes.Add(new OnnxNode($"{edge}.quantize", "QuantizeLinear", [edge, scale, zero], [$"{edge}.quantized"]));
        model.Nodes.Add(new OnnxNode($"{edge}.dequantize", "DequantizeLinear", [$"{edge}.quantized", scale, zero], [$"{edge}.dequantized"]));
    }

    // A matrix used by several products along the same axis is stored once; one that is also used as floats keeps these under its name.
    private static Dictionary<int, List<OnnxNode>> WriteWeights(QuantizationPlan plan, OnnxIndex index, OnnxModel model, Dictionary<(int Node, int Slot), string> inputs, int largest)
    {
        Dictionary<int, List<OnnxNode>> before = [];
        foreach (IGrouping<(string?, int), QuantizedProduct> group in plan.Products.Where(product => product.Weight is not null).GroupBy(product => (product.Weight, product.ChannelAxis)))
        {
            QuantizedProduct first = group.First();
            OnnxTensor weight = index.Constant(first.Weight!)!;
            bool alone = index.Users(weight.Name).Count == group.Count() && !index.IsOutput(weight.Name);
            string name = alone ? weight.Name : $"{weight.Name}.int8.{first.ChannelAxis}";
            WeightQuantizer.Quantize(weight, first.ChannelAxis, largest, out sbyte[] values, out float[] scales);
            OnnxTensor narrow = OnnxTensor.Of(name, values, [.. weight.Shape]);
            if (alone)
                OnnxEdit.Replace(model, narrow);
            else
                model.Initializers.Add(narrow);
            model.Initializers.Add(OnnxTensor.Of($"{name}.scale", scales, scales.Length));
            model.Initializers.Add(OnnxTensor.Of($"{name}.zero", new sbyte[scales.Length], scales.Length));
            before[first.Node] =
            [
                new OnnxNode($"{name}.dequantize", "DequantizeLinear", [name, $"{name}.scale", $"{name}.zero"], [$"{name}.dequantized"])
                {
                    Attributes = new Dictionary<string, object> { ["axis"] = (long)first.ChannelAxis },
                },
            ];
            foreach (QuantizedProduct product in group)
                inputs[(product.Node, 1)] = $"{name}.dequantized";
        }

        return before;
    }
}
