// Rounding weights and activations moves the mean of a product by E[Wq xq] - E[W x]; the bias that follows takes this back.
// Product after product, so that each sees what the corrected ones before it leave. Source: Nagel et al. 2019 (1906.04721), section 4.2.

using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Quantization;

/// <summary>Corrects biases of a QDQ model on calibration vectors.</summary>
internal static class BiasCorrection
{
    /// <summary>Corrects the biases of <paramref name="quantized"/> in place.</summary>
    /// <param name="plan">What became int8.</param>
    /// <param name="index">The float model.</param>
    /// <param name="quantized">The QDQ model made from it.</param>
    /// <param name="vectors">Calibration vectors.</param>
    /// <returns>Number of biases corrected.</returns>
    public static int Apply(QuantizationPlan plan, OnnxIndex index, OnnxModel quantized, VectorSet vectors)
    {
        Dictionary<string, int> channels = new(StringComparer.Ordinal);
        List<(string Product, string Bias)> biases = [];
        foreach (QuantizedProduct product in plan.Products)
        {
            if (product.Weight is null || Bias(index, product) is not { } bias)
                continue;
            string edge = index.Model.Nodes[product.Node].Outputs[0];
            channels[edge] = bias.Count;
            biases.Add((edge, bias.Name));
        }

        IReadOnlyDictionary<string, double[]> wanted = Means(index.Model, channels, vectors);
        foreach ((string product, string bias) in biases)
        {
            IReadOnlyDictionary<string, double[]> found = Means(quantized, new Dictionary<string, int> { [product] = channels[product] }, vectors);
            OnnxTensor tensor = quantized.Initializers.First(constant => constant.Name == bias);
            float[] values = tensor.ToFloats();
            for (int i = 0; i < values.Length; i++)
                values[i] = (float)(values[i] - (found[product][i] - wanted[product][i]));
            OnnxEdit.Replace(quantized, OnnxTensor.Of(bias, values, [.. tensor.Shape]));
        }

        return biases.Count;
    }

    private static IReadOnlyDictionary<string, double[]> Means(OnnxModel model, Dictionary<string, int> channels, VectorSet vectors)
    {
        using OnnxRunner runner = new(OnnxEdit.WithOutputs(model, channels.Keys));
        return ActivationRanges.Means(runner, channels, vectors);
    }

    // The third input of a Gemm, or the constant of the only user if that is an Add; one value a channel, and of no other node.
    private static OnnxTensor? Bias(OnnxIndex index, QuantizedProduct product)
    {
        OnnxNode node = index.Model.Nodes[product.Node];
        // Means are taken along the last axis; the channels of a convolution are the one before.
        if (node.OpType == "Conv")
            return null;
        int channels = (int)index.Constant(product.Weight!)!.Shape[product.ChannelAxis];
        string? bias = null;
        if (node.OpType == "Gemm")
        {
            if (node.Inputs.Count > 2 && node.Attributes.GetValueOrDefault("beta") is null or 1f)
                bias = node.Inputs[2];
        }
        else if (index.Users(node.Outputs[0]) is [(int user, int slot)] && index.Model.Nodes[user].OpType == "Add")
        {
            bias = index.Model.Nodes[user].Inputs[1 - slot];
        }

        OnnxTensor? tensor = bias is null ? null : index.Constant(bias);
        bool fits = tensor is { Type: OnnxType.Float } && tensor.Count == channels && tensor.Shape.Count > 0 && tensor.Shape[^1] == channels;
        return fits && index.Users(bias!).Count == 1 && !index.IsOutput(bias!) ? tensor : null;
    }
}
