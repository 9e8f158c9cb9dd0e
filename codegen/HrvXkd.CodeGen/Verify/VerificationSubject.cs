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

    /// <summary>Runs all vectors through emitted code and counts those whose result differs in any bit.</summary>
    /// <param name="compiled">The emitted code.</param>
    /// <param name="expected">Results of the reference, one row a vector.</param>
    /// <returns>Indices of vectors that differ.</returns>
    public abstract IReadOnlyList<int> Mismatches(CompiledModel compiled, int[][] expected);
}
