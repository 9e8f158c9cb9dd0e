using HrvXkd.CodeGen;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Running;

/// <summary>The student of one fold on its way from float weights to C#, checked on every sequence held out from it.</summary>
/// <param name="Test">Sequences held out.</param>
/// <param name="Float">The float graph.</param>
/// <param name="Int8">The quantized graph, calibrated on training sequences only.</param>
/// <param name="Emitted">The C# made of it.</param>
/// <param name="LogitQ16">Logits of the integer reference on the held-out sequences, Q16.16.</param>
/// <param name="BitExact">True if the compiled C# gave the same logits, every bit.</param>
/// <param name="MaxDeviationOrt">Largest absolute difference of a logit to OnnxRuntime on the quantized graph.</param>
internal sealed record StudentProof(
    int[] Test, OnnxModel Float, OnnxModel Int8, EmittedModel Emitted, int[] LogitQ16, bool BitExact, double MaxDeviationOrt)
{
    private const double Q16 = 65536;
    private const int MostCalibrationVectors = 2048;

    /// <summary>Quantizes, emits, compiles and compares.</summary>
    /// <param name="fold">The student and its sequences.</param>
    /// <param name="data">All sequences.</param>
    /// <param name="metadata">Goes into the model and from there into the emitted code.</param>
    /// <returns>The proof.</returns>
    public static StudentProof Of(FoldModel fold, SequenceSet data, IReadOnlyDictionary<string, string> metadata)
    {
        OnnxModel exact = StudentGraph.Build(fold.Student, metadata);
        OnnxModel int8 = PostTrainingQuantizer.Quantize(exact, SequenceVectors.Of(data, Spread(fold.Train)), StudentGraph.Quantization);
        EmittedModel emitted = CodeGenerator.Emit(int8, new EmitOptions());
        using CompiledModel compiled = CompiledModel.Compile(emitted);
        ReferenceModel reference = ReferenceModel.Import(int8);
        IRiskModel device = compiled.Create();
        int[] logits = new int[fold.Test.Length];
        bool same = true;
        for (int i = 0; i < logits.Length; i++)
        {
            int[] features = SequenceVectors.FeaturesQ16(data, fold.Test[i]);
            byte[] valid = SequenceVectors.Valid(data, fold.Test[i]);
            logits[i] = reference.Run(features, valid);
            same &= Streamed(device, features, valid) == logits[i];
        }

        return new StudentProof(fold.Test, exact, int8, emitted, logits, same, MaxDeviation(int8, SequenceVectors.Of(data, fold.Test), logits));
    }

    /// <summary>Pushes a sequence window by window, as the device does.</summary>
    /// <param name="model">The compiled student.</param>
    /// <param name="featuresQ16">Shape [8, 12].</param>
    /// <param name="valid">Shape [8].</param>
    /// <returns>The logit after the newest window, Q16.16.</returns>
    private static int Streamed(IRiskModel model, int[] featuresQ16, byte[] valid)
    {
        model.Reset();
        int logit = 0;
        for (int window = 0; window < Sequence.Windows; window++)
            logit = model.Push(featuresQ16.AsSpan(window * Sequence.Features, Sequence.Features).ToArray(), valid[window] == 1);
        return logit;
    }

    private static double MaxDeviation(OnnxModel int8, VectorSet vectors, int[] logitQ16)
    {
        using OnnxRunner runner = new(int8);
        float[] peer = runner.Run(vectors, [StudentGraph.Logit])[StudentGraph.Logit];
        return peer.Select((logit, i) => Math.Abs(logit - logitQ16[i] / Q16)).Max();
    }

    private static int[] Spread(int[] indices) => indices.Length <= MostCalibrationVectors
        ? indices
        : [.. Enumerable.Range(0, MostCalibrationVectors).Select(i => indices[(long)i * indices.Length / MostCalibrationVectors])];
}
