namespace HrvXkd.CodeGen.Verify;

/// <summary>Emitted code against the reference, bit by bit.</summary>
/// <param name="Vectors">Vectors compared.</param>
/// <param name="Mismatches">Vectors whose results differ.</param>
public sealed record BitCount(long Vectors, long Mismatches);
