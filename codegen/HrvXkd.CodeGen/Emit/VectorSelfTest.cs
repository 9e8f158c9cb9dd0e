using HrvXkd.CodeGen.Reference;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Emit;

/// <summary>The known-answer test of a model that takes whole vectors: what the reference answers.</summary>
/// <param name="Hash">Hash of all results.</param>
internal sealed record VectorSelfTest(int Hash)
{
    /// <summary>Half width of the inputs' range, Q16.16: four units, as of standardised features.</summary>
    public const int Spread = 4 * 65536;

    /// <summary>Plans the test.</summary>
    public static VectorSelfTest Plan(ReferenceProgram reference) =>
        new(KnownAnswer.Run(reference, reference.InputCount, reference.Graph.Output.Count, Spread));
}
