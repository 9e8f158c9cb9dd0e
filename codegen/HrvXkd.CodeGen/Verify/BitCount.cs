namespace HrvXkd.CodeGen.Verify;

/// <summary>Emitted code against the reference, bit by bit.</summary>
/// <param name="Vectors">Vectors compared.</param>
/// <param name="Mismatches">Vectors whose results differ on this machine as it is.</param>
/// <param name="Paths">The same by path of the kernels: this machine as it is, then with instructions taken away, then the emission for nanoFramework.</param>
/// <param name="NotEmitted">Why there is no emission for nanoFramework; null if there is one.</param>
public sealed record BitCount(long Vectors, long Mismatches, IReadOnlyList<PathCount> Paths, string? NotEmitted);
