using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.Core;

namespace HrvXkd.CodeGen.Reference;

/// <summary>The two inputs of every risk model.</summary>
/// <param name="Features">Shape [8, 12], Q16.16.</param>
/// <param name="Valid">Shape [8], 0 or 1 in Q16.16.</param>
internal sealed record RiskInputs(Edge Features, Edge Valid)
{
    /// <summary>True if a model has these inputs: it then streams, one window a push.</summary>
    public static bool Are(IList<OnnxValue> inputs) => inputs.Count == 2
        && inputs.Any(input => input.Name == "features" && input.Shape is [-1 or 1, Sequence.Windows, Sequence.Features])
        && inputs.Any(input => input.Name == "valid" && input.Shape is [-1 or 1, Sequence.Windows]);

    /// <summary>True if a program has these inputs.</summary>
    public static bool Are(IntegerGraph graph) => graph.Inputs.Count == 2
        && graph.Inputs.Any(input => input.Name == "features" && input.Shape.SequenceEqual([Sequence.Windows, Sequence.Features]))
        && graph.Inputs.Any(input => input.Name == "valid" && input.Shape.SequenceEqual([Sequence.Windows]));

    /// <summary>Finds the inputs.</summary>
    /// <exception cref="CodeGenException">HRVG103: the model does not have exactly these inputs.</exception>
    public static RiskInputs Of(IntegerGraph graph)
    {
        if (graph.Output.Count != 1)
            throw new CodeGenException($"HRVG102 {graph.Name}: output [N,{string.Join(',', graph.Output.Shape)}]; accepted: one number for each vector");
        return Are(graph)
            ? new RiskInputs(graph.Inputs.First(input => input.Name == "features"), graph.Inputs.First(input => input.Name == "valid"))
            : throw new CodeGenException($"HRVG103 {graph.Name}: inputs {string.Join(", ", graph.Inputs.Select(input => $"{input.Name} [N,{string.Join(',', input.Shape)}]"))}; accepted: features [N,{Sequence.Windows},{Sequence.Features}] and valid [N,{Sequence.Windows}]");
    }
}
