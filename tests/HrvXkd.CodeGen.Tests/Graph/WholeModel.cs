using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Tests.Graph;

/// <summary>A model of whole vectors through all stages: OnnxRuntime, reference, emitted code.</summary>
internal static class WholeModel
{
    /// <summary>Compares reference with OnnxRuntime within a tolerance, and emitted code with the reference bit for bit.</summary>
    public static ReferenceProgram Check(OnnxModel model, double tolerance, int vectors = 200)
    {
        ReferenceProgram reference = ReferenceProgram.Import(model);
        Assert.InRange(Errors(model, reference, RandomVectors.Make(model, vectors, 1)).Max(), 0, tolerance);
        Assert.Equal(0, CountDifferent(model, reference, vectors, 2) + CountDifferent(model, reference, vectors, 3, EmitTarget.Nano));
        return reference;
    }

    /// <summary>Differences from OnnxRuntime where it is finite, each relative to 1 or the number itself, whichever is larger; ascending.</summary>
    public static double[] Errors(OnnxModel model, ReferenceProgram reference, VectorSet vectors)
    {
        ProgramVectors rows = ProgramVectors.Of(vectors, reference.Graph);
        using OnnxRunner runner = new(model);
        float[] expected = runner.Run(rows.ToVectorSet(reference.Graph), [model.Outputs[0].Name])[model.Outputs[0].Name];
        int[] output = new int[reference.Graph.Output.Count];
        List<double> errors = [];
        for (int i = 0; i < rows.Count; i++)
        {
            reference.Run(rows.Row(i).ToArray(), output);
            for (int k = 0; k < output.Length; k++)
            {
                double e = expected[(i * output.Length) + k];
                if (double.IsFinite(e))
                    errors.Add(Math.Abs((output[k] / 65536.0) - e) / Math.Max(1, Math.Abs(e)));
            }
        }

        return [.. errors.Order()];
    }

    /// <summary>Vectors, random and extreme, on which emitted code and reference differ; the certificate's ranges are checked as well.</summary>
    public static int CountDifferent(OnnxModel model, ReferenceProgram reference, int count, int seed, EmitTarget target = EmitTarget.DotNet)
    {
        using CompiledModel compiled = CompiledModel.Compile(CodeGenerator.Emit(model, new EmitOptions { Target = target }));
        return CountDifferent(compiled, reference, count, seed);
    }

    /// <summary>The same for a model that is compiled already.</summary>
    public static int CountDifferent(CompiledModel compiled, ReferenceProgram reference, int count, int seed)
    {
        Assert.True(compiled.SelfTest());
        IVectorModel emitted = compiled.CreateVectorModel();
        ProgramVectors rows = ProgramVectors.Mixed(reference.InputCount, count, seed);
        int[] output = new int[reference.Graph.Output.Count];
        int different = 0;
        for (int i = 0; i < count; i++)
        {
            IReadOnlyDictionary<CodeGen.Graph.Edge, int[]> trace = reference.Trace(rows.Row(i));
            foreach ((CodeGen.Graph.Edge edge, int[] values) in trace)
                if (values.Min() < edge.Range.Low || values.Max() > edge.Range.High)
                    Assert.Fail($"{edge.Name}: {values.Min()}..{values.Max()} leaves its proven range {edge.Range.Low}..{edge.Range.High}");
            emitted.Run(rows.Row(i).ToArray(), output);
            different += output.AsSpan().SequenceEqual(trace[reference.Graph.Output]) ? 0 : 1;
        }

        return different;
    }
}
