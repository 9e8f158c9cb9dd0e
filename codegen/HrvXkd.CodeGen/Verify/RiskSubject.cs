using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Core;

namespace HrvXkd.CodeGen.Verify;

/// <summary>A streaming model on sequences of windows.</summary>
internal sealed class RiskSubject(ReferenceModel reference, RiskVectors vectors) : VerificationSubject
{
    public override IntegerGraph Graph => reference.Graph;

    public override int Count => vectors.Count;

    public override EmittedModel Emit(OnnxModel model) => CodeGenerator.Emit(reference, model);

    public override VectorSet ToVectorSet() => vectors.ToVectorSet();

    public override IReadOnlyDictionary<Edge, int[]> Trace(int index) => reference.Trace(vectors.Features(index), vectors.Mask(index));

    // Sequences follow one another without a reset: eight pushes must wash out all that was before.
    public override int[][] Answers(CompiledModel compiled)
    {
        IRiskModel model = compiled.Create();
        int[][] answers = new int[vectors.Count][];
        int[] window = new int[Sequence.Features];
        for (int i = 0; i < vectors.Count; i++)
        {
            int logit = 0;
            for (int w = 0; w < Sequence.Windows; w++)
            {
                vectors.Features(i).Slice(w * Sequence.Features, Sequence.Features).CopyTo(window);
                logit = model.Push(window, vectors.Mask(i)[w] != 0);
            }

            answers[i] = [logit];
        }

        return answers;
    }
}
