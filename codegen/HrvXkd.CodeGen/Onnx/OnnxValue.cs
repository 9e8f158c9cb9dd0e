namespace HrvXkd.CodeGen.Onnx;

/// <summary>An input or output.</summary>
/// <param name="Name">Name of the edge.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Dimensions; -1 for one that is free, such as the batch.</param>
public sealed record OnnxValue(string Name, OnnxType Type, IReadOnlyList<long> Shape);
