using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Quantization;

/// <summary>What one quantizer does to the output.</summary>
/// <param name="Name">The edge or the matrix that it rounds.</param>
/// <param name="IsWeight">True for a matrix.</param>
/// <param name="AloneOn">The output against the float one if it is the only quantizer.</param>
/// <param name="AloneOff">The same if all others are on and it is off.</param>
public sealed record QuantizerEffect(string Name, bool IsWeight, Comparison AloneOn, Comparison AloneOff);
