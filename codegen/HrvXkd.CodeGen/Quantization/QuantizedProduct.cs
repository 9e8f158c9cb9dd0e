namespace HrvXkd.CodeGen.Quantization;

/// <summary>A matrix product to be done in int8.</summary>
/// <param name="Node">Index of the MatMul, Gemm or Conv.</param>
/// <param name="Weight">Constant matrix in slot 1; null if both sides are computed.</param>
/// <param name="ChannelAxis">Axis of the output channels in <paramref name="Weight"/>.</param>
internal sealed record QuantizedProduct(int Node, string? Weight, int ChannelAxis);
