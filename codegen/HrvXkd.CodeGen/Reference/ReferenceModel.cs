using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.Core;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Reference;

/// <summary>Runs the integer program of a model by interpretation, all windows at once.</summary>
public sealed class ReferenceModel
{
    private readonly RiskInputs _inputs;

    private ReferenceModel(IntegerGraph graph) => (Graph, _inputs) = (graph, RiskInputs.Of(graph));

    /// <summary>The program.</summary>
    public IntegerGraph Graph { get; }

    /// <summary>Imports a model.</summary>
    /// <param name="model">Inputs "features" [N, 8, 12] and "valid" [N, 8]; one output.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="CodeGenException">The model is refused; see <see cref="GraphImporter"/>.</exception>
    public static ReferenceModel Import(OnnxModel model) => new(GraphImporter.Import(model));

    internal static ReferenceModel Of(IntegerGraph graph) => new(graph);

    /// <summary>Evaluates one sequence.</summary>
    /// <param name="featuresQ16">Shape [8, 12], oldest window first, Q16.16. Those of masked windows count as 0.</param>
    /// <param name="valid">Shape [8]: 0 masks a window.</param>
    /// <returns>The logit, Q16.16.</returns>
    public int Run(ReadOnlySpan<int> featuresQ16, ReadOnlySpan<byte> valid) => Trace(featuresQ16, valid)[Graph.Output][0];

    /// <summary>Evaluates one sequence and keeps everything.</summary>
    /// <param name="featuresQ16">As <see cref="Run"/>.</param>
    /// <param name="valid">As <see cref="Run"/>.</param>
    /// <returns>Integers of every edge, row major.</returns>
    public IReadOnlyDictionary<Edge, int[]> Trace(ReadOnlySpan<int> featuresQ16, ReadOnlySpan<byte> valid)
    {
        int[] features = featuresQ16.ToArray();
        for (int window = 0; window < Sequence.Windows; window++)
            if (valid[window] == 0)
                features.AsSpan(window * Sequence.Features, Sequence.Features).Clear();
        Dictionary<Edge, int[]> values = new()
        {
            [_inputs.Features] = features,
            [_inputs.Valid] = [.. valid.ToArray().Select(value => value == 0 ? 0 : FixedPoint.One)],
        };
        Interpreter.Run(Graph, values);
        return values;
    }
}
