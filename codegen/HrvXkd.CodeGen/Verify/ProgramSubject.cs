using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Verify;

/// <summary>A model that takes whole vectors.</summary>
internal sealed class ProgramSubject(ReferenceProgram reference, ProgramVectors vectors) : VerificationSubject
{
    public override IntegerGraph Graph => reference.Graph;

    public override int Count => vectors.Count;

    public override EmittedModel Emit(OnnxModel model) => CodeGenerator.Emit(reference, model);

    public override VectorSet ToVectorSet() => vectors.ToVectorSet(Graph);

    public override IReadOnlyDictionary<Edge, int[]> Trace(int index) => reference.Trace(vectors.Row(index));

    public override int[][] Answers(CompiledModel compiled)
    {
        IVectorModel model = compiled.CreateVectorModel();
        int[] input = new int[vectors.Width];
        int[][] answers = new int[vectors.Count][];
        for (int i = 0; i < vectors.Count; i++)
        {
            vectors.Row(i).CopyTo(input);
            answers[i] = new int[Graph.Output.Count];
            model.Run(input, answers[i]);
        }

        return answers;
    }
}
