// Which quantizer costs what. A quantizer is switched off by letting the uses of its rounded edge take the float edge again. Biases are
// not corrected here: a correction belongs to the set of all quantizers.

using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Quantization;

/// <summary>Measures a quantized model layer by layer and quantizer by quantizer in OnnxRuntime.</summary>
public static class QuantizerStudy
{
    private const string Rounded = ".dequantized";

    /// <summary>Signal to noise of every product.</summary>
    /// <param name="floatModel">The float model.</param>
    /// <param name="quantized">The QDQ model made from it.</param>
    /// <param name="vectors">Vectors to measure on.</param>
    /// <returns>One row a product, in order.</returns>
    public static IReadOnlyList<QuantizedLayer> Layers(OnnxModel floatModel, OnnxModel quantized, VectorSet vectors)
    {
        string[] products = [.. floatModel.Nodes.Where(node => node.OpType is "MatMul" or "Gemm" or "Conv").Select(node => node.Outputs[0])];
        using OnnxRunner exact = new(OnnxEdit.WithOutputs(floatModel, products)), rounded = new(OnnxEdit.WithOutputs(quantized, products));
        IReadOnlyDictionary<string, float[]> wanted = exact.Run(vectors, products), found = rounded.Run(vectors, products);
        return [.. products.Select(name => new QuantizedLayer(name, Compare(wanted[name], found[name], 0).SqnrDb))];
    }

    /// <summary>Each quantizer alone on, and alone off.</summary>
    /// <param name="floatModel">The float model.</param>
    /// <param name="calibration">Calibration vectors.</param>
    /// <param name="options">How it is quantized.</param>
    /// <param name="vectors">Vectors to measure on.</param>
    /// <param name="threshold">Decision threshold of the output.</param>
    /// <returns>One row a quantizer: activations, then matrices.</returns>
    public static IReadOnlyList<QuantizerEffect> Effects(
        OnnxModel floatModel, VectorSet calibration, QuantizationOptions options, VectorSet vectors, double threshold = 0)
    {
        OnnxModel quantized = PostTrainingQuantizer.Quantize(floatModel, calibration, options with { CorrectBias = false });
        (string Name, bool IsWeight)[] all = [.. Quantizers(quantized)];
        float[] wanted = Run(floatModel, vectors);
        HashSet<string> names = [.. all.Select(quantizer => quantizer.Name)];
        return [.. all.Select(quantizer => new QuantizerEffect(
            quantizer.Name, quantizer.IsWeight,
            Compare(wanted, Run(Without(quantized, floatModel, [.. names.Where(name => name != quantizer.Name)]), vectors), threshold),
            Compare(wanted, Run(Without(quantized, floatModel, [quantizer.Name]), vectors), threshold)))];
    }

    /// <summary>A copy in which some quantizers are off.</summary>
    internal static OnnxModel Without(OnnxModel quantized, OnnxModel floatModel, HashSet<string> off)
    {
        OnnxModel copy = OnnxEdit.Copy(quantized);
        OnnxNode[] nodes = [.. copy.Nodes];
        copy.Nodes.Clear();
        foreach (OnnxNode node in nodes)
            if (!off.Contains(QuantizerOf(node)))
                copy.Nodes.Add(node with { Inputs = [.. node.Inputs.Select(Source)] });
        foreach (OnnxTensor weight in floatModel.Initializers.Where(tensor => off.Contains(tensor.Name)))
            copy.Initializers.Add(weight with { Name = FloatName(weight.Name) });
        OnnxEdit.RemoveUnusedConstants(copy);
        return copy;

        string Source(string input)
        {
            string name = input.EndsWith(Rounded, StringComparison.Ordinal) ? input[..^Rounded.Length] : "";
            return !off.Contains(name) ? input : copy.Initializers.Any(tensor => tensor.Name == name) ? FloatName(name) : name;
        }
    }

    private static IEnumerable<(string Name, bool IsWeight)> Quantizers(OnnxModel quantized)
    {
        foreach (OnnxNode node in quantized.Nodes.Where(node => node.OpType == "QuantizeLinear"))
            yield return (QuantizerOf(node), false);
        HashSet<string> constants = [.. quantized.Initializers.Select(tensor => tensor.Name)];
        foreach (OnnxNode node in quantized.Nodes.Where(node => node.OpType == "DequantizeLinear" && constants.Contains(node.Inputs[0])))
            yield return (QuantizerOf(node), true);
    }

    // QuantizeLinear x.quantize, DequantizeLinear x.dequantize: see QdqWriter.
    private static string QuantizerOf(OnnxNode node) => node.OpType switch
    {
        "QuantizeLinear" => node.Inputs[0],
        "DequantizeLinear" => node.Outputs[0][..^Rounded.Length],
        _ => "",
    };

    private static string FloatName(string weight) => weight + ".float";

    private static float[] Run(OnnxModel model, VectorSet vectors)
    {
        using OnnxRunner runner = new(model);
        return runner.Run(vectors, [model.Outputs[0].Name])[model.Outputs[0].Name];
    }

    private static Comparison Compare(float[] wanted, float[] found, double threshold) =>
        Comparison.Of(Array.ConvertAll(wanted, x => (double)x), Array.ConvertAll(found, x => (double)x), threshold);
}
