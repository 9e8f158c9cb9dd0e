using System.Globalization;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Quantization;

/// <summary>Turns a float model into int8 without training: QDQ form, which OnnxRuntime runs and the integer importer reads.</summary>
/// <remarks>
/// <para>
/// Weights: int8, symmetric, one scale per output channel, -127..127 for 8 bits. Activations that enter a product: int8, symmetric, one scale per
/// edge, range chosen from the calibration vectors by <see cref="QuantizationOptions.Ranges"/>; one QuantizeLinear and DequantizeLinear per edge, right after the
/// node that makes it, so that reshapes, transposes and slices act on quantized values. Products of two computed edges are quantized on
/// both sides, except a side that is a softmax.
/// </para>
/// <para>
/// Everything else stays a float edge: residual sums, inputs of layer norms, softmax, biases, outputs. The integer engine carries an
/// edge without a quantizer as saturating Q16.16 in 32 bits.
/// </para>
/// <para>
/// The same model, vectors and options give the same bytes on the same processor type; OnnxRuntime's kernels, and with them the last
/// bits of the ranges, differ between instruction sets.
/// </para>
/// </remarks>
public static class PostTrainingQuantizer
{
    /// <summary>Quantizes a model.</summary>
    /// <param name="floatModel">Float model; opset 13 or later, which introduced scales per channel.</param>
    /// <param name="calibration">Vectors like those the model will see, at least one; a few hundred from training data are enough. Masked parts count, too: give them typical values.</param>
    /// <param name="options">Choices; the defaults if null.</param>
    /// <returns>A QDQ model with the same inputs, outputs and node names.</returns>
    /// <exception cref="CodeGenException">The model cannot be run or quantized, or the vectors do not fit it.</exception>
    public static OnnxModel Quantize(OnnxModel floatModel, VectorSet calibration, QuantizationOptions? options = null)
    {
        options ??= new QuantizationOptions();
        string name = OnnxText.OneLine(floatModel.Name);
        if (floatModel.Opset < 13)
            throw new CodeGenException($"HRVG040 {name}: operator set {floatModel.Opset}, quantization per channel needs 13 or later");
        if (options.WeightBits is < 2 or > 8)
            throw new CodeGenException($"HRVG046 {name}: weights of {options.WeightBits} bits, expected 2..8");
        if (calibration.Count == 0)
            throw new CodeGenException($"HRVG045 {name}: no calibration vectors");

        OnnxIndex index = new(OnnxEdit.Copy(floatModel));
        QuantizationPlan plan = new(index, options.KeepWide);
        IReadOnlyDictionary<string, float> ranges = ActivationRanges.Measure(index.Model, plan.Edges, calibration, options.Ranges);
        OnnxModel quantized = QdqWriter.Write(plan, index, ranges, (1 << (options.WeightBits - 1)) - 1);
        int corrected = options.CorrectBias ? BiasCorrection.Apply(plan, index, quantized, calibration) : 0;
        quantized.Metadata["quantization"] = string.Create(CultureInfo.InvariantCulture,
            $"int8, weights per channel{(options.WeightBits == 8 ? "" : $" of {options.WeightBits} bits")}, activations per tensor {Describe(options.Ranges)} over {calibration.Count} vectors, {plan.Products.Count} products, {corrected} biases corrected");
        return quantized;
    }

    private static string Describe(RangeRule rule) => rule switch
    {
        RangeRule.Percentile => "percentile",
        RangeRule.MeanSquare => "least mean square",
        RangeRule.Entropy => "entropy",
        _ => "min-max",
    };
}
