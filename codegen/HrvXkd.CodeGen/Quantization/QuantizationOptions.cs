namespace HrvXkd.CodeGen.Quantization;

/// <summary>Choices of post-training quantization.</summary>
public sealed record QuantizationOptions
{
    /// <summary>
    /// Names of MatMul, Gemm and Conv nodes that stay as they are. Products of two computed edges that depend on such a node without a
    /// quantized layer in between stay wide, too.
    /// </summary>
    public IReadOnlyCollection<string> KeepWide { get; init; } = [];

    /// <summary>Shifts the bias after a quantized product so that its mean over the calibration vectors is that of the float model.</summary>
    public bool CorrectBias { get; init; } = true;

    /// <summary>How ranges of activations are chosen.</summary>
    public RangeRule Ranges { get; init; } = RangeRule.MinMax;

    /// <summary>Bits of a weight, 2..8; kept in int8.</summary>
    public int WeightBits { get; init; } = 8;
}
