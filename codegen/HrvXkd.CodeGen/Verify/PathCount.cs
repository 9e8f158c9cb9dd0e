namespace HrvXkd.CodeGen.Verify;

/// <summary>One path of the kernels against the reference.</summary>
/// <param name="Path">Name; see <see cref="Core.Kernels.KernelPath"/>.</param>
/// <param name="Vectors">Vectors compared.</param>
/// <param name="Different">True if any result differs in any bit.</param>
public sealed record PathCount(string Path, long Vectors, bool Different);
