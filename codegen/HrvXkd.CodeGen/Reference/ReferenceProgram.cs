using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Reference;

/// <summary>Runs the integer program of any model by interpretation, one whole vector at a time.</summary>
/// <param name="graph">The program.</param>
public sealed class ReferenceProgram(IntegerGraph graph) : IVectorModel
{
    /// <summary>The program.</summary>
    public IntegerGraph Graph { get; } = graph;

    /// <summary>Numbers of all inputs of one vector.</summary>
    public int InputCount { get; } = graph.Inputs.Sum(input => input.Count);

    /// <summary>Imports a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="CodeGenException">The model is refused; see <see cref="GraphImporter"/>.</exception>
    public static ReferenceProgram Import(OnnxModel model) => new(GraphImporter.Import(model));

    /// <inheritdoc/>
    public void Run(int[] inputQ16, int[] outputQ16) => Trace(inputQ16)[Graph.Output].CopyTo(outputQ16, 0);

    /// <summary>Evaluates one vector and keeps everything.</summary>
    /// <param name="inputQ16">All inputs one after the other, Q16.16.</param>
    /// <returns>Integers of every edge, row major.</returns>
    public IReadOnlyDictionary<Edge, int[]> Trace(ReadOnlySpan<int> inputQ16)
    {
        Dictionary<Edge, int[]> values = [];
        int offset = 0;
        foreach (Edge input in Graph.Inputs)
        {
            values[input] = inputQ16.Slice(offset, input.Count).ToArray();
            offset += input.Count;
        }

        Interpreter.Run(Graph, values);
        return values;
    }
}
