using HrvXkd.CodeGen.Graph;
using HrvXkd.Core;

namespace HrvXkd.CodeGen.Reference;

/// <summary>The two inputs of every risk model.</summary>
/// <param name="Features">Shape [8, 12], Q16.16.</param>
/// <param name="Valid">Shape [8], 0 or 1 in Q16.16.</param>
internal sealed record RiskInputs(Edge Features, Edge Valid)
{
    /// <summary>Finds the inputs.</summary>
    /// <exception cref="CodeGenException">HRVG103: the model does not have exactly these inputs.</exception>
    public static RiskInputs Of(IntegerGraph graph)
    {
        Edge? features = graph.Inputs.FirstOrDefault(input => input.Name == "features"), valid = graph.Inputs.FirstOrDefault(input => input.Name == "valid");
        bool fit = graph.Inputs.Count == 2 && features is not null && valid is not null
            && features.Shape.SequenceEqual([Sequence.Windows, Sequence.Features]) && valid.Shape.SequenceEqual([Sequence.Windows]);
        return fit
            ? new RiskInputs(features!, valid!)
            : throw new CodeGenException($"HRVG103 {graph.Name}: inputs {string.Join(", ", graph.Inputs.Select(input => $"{input.Name} [N,{string.Join(',', input.Shape)}]"))}; accepted: features [N,{Sequence.Windows},{Sequence.Features}] and valid [N,{Sequence.Windows}]");
    }
}
