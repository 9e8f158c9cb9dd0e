using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;

namespace HrvXkd.CodeGen.Verify;

/// <summary>A model with the vectors it is verified on, whatever its door.</summary>
internal abstract class VerificationSubject
{
    /// <summary>The program.</summary>
    public abstract IntegerGraph Graph { get; }

    /// <summary>Number of vectors.</summary>
    public abstract int Count { get; }

    /// <summary>Emits the model.</summary>
    public abstract EmittedModel Emit(OnnxModel model);

    /// <summary>The vectors as OnnxRuntime takes them.</summary>
    public abstract VectorSet ToVectorSet();

    /// <summary>Integers of every edge for one vector.</summary>
    public abstract IReadOnlyDictionary<Edge, int[]> Trace(int index);

    /// <summary>Runs all vectors through emitted code.</summary>
    /// <param name="compiled">The emitted code.</param>
    /// <returns>Results, one row a vector.</returns>
    public abstract int[][] Answers(CompiledModel compiled);

    /// <summary>Runs all vectors through the reference.</summary>
    /// <returns>Results, one row a vector.</returns>
    public int[][] Expected() => [.. Enumerable.Range(0, Count).Select(i => Trace(i)[Graph.Output])];

    /// <summary>Finds the vectors on which emitted code gives another result than expected, in any bit.</summary>
    /// <param name="compiled">The emitted code.</param>
    /// <param name="expected">Results of the reference.</param>
    /// <returns>Indices of vectors that differ.</returns>
    public IReadOnlyList<int> Mismatches(CompiledModel compiled, int[][] expected) =>
        [.. Answers(compiled).Select((answer, i) => answer.AsSpan().SequenceEqual(expected[i]) ? -1 : i).Where(i => i >= 0)];
}
