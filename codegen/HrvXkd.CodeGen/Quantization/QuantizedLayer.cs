namespace HrvXkd.CodeGen.Quantization;

/// <summary>How a product of a quantized model differs from the float model.</summary>
/// <param name="Name">Name of the product's edge.</param>
/// <param name="SqnrDb">Signal to quantization noise of its output, dB.</param>
public sealed record QuantizedLayer(string Name, double SqnrDb);
