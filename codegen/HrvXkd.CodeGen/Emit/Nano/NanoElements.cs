namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Elements of an edge in locals.</summary>
/// <param name="Registers">Local of each element, by its place in the newest row.</param>
/// <param name="Bias">What each holds too much.</param>
internal sealed record NanoElements(string[] Registers, int Bias);
