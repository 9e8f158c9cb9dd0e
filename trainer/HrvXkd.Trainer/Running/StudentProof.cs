using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Verify;
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
/// <param name="HeldOut">Emitted code, reference and OnnxRuntime on the held-out sequences.</param>
/// <param name="Random">The same on random sequences, a fifth of their windows masked.</param>
internal sealed record StudentProof(
    int[] Test, OnnxModel Float, OnnxModel Int8, EmittedModel Emitted, int[] LogitQ16, VerificationReport HeldOut, VerificationReport Random)
{
    private const int MostCalibrationVectors = 2048;
    private const int RandomVectors = 1000;

    /// <summary>Quantizes, emits, compiles and compares.</summary>
    /// <param name="fold">The student and its sequences.</param>
    /// <param name="data">All sequences.</param>
    /// <param name="metadata">Goes into the model and from there into the emitted code.</param>
    /// <returns>The proof.</returns>
    public static StudentProof Of(FoldModel fold, SequenceSet data, IReadOnlyDictionary<string, string> metadata)
    {
        OnnxModel exact = StudentGraph.Build(fold.Student, metadata);
        OnnxModel int8 = PostTrainingQuantizer.Quantize(exact, SequenceVectors.Of(data, Spread(fold.Train)).ToVectorSet(), StudentGraph.Quantization);
        EmittedModel emitted = CodeGenerator.Emit(int8);
        RiskVectors heldOut = SequenceVectors.Of(data, fold.Test);
        ReferenceModel reference = ReferenceModel.Import(int8);
        return new StudentProof(
            fold.Test,
            exact,
            int8,
            emitted,
            [.. Enumerable.Range(0, heldOut.Count).Select(i => reference.Run(heldOut.Features(i), heldOut.Mask(i)))],
            Verifier.Run(int8, exact, heldOut, emitted: emitted),
            Verifier.Run(int8, exact, Verifier.RandomVectors(int8, RandomVectors, fold.Fold), emitted: emitted));
    }

    /// <summary>At most as many training sequences as calibration takes, evenly spread.</summary>
    /// <param name="indices">Training sequences.</param>
    public static int[] Spread(int[] indices) => indices.Length <= MostCalibrationVectors
        ? indices
        : [.. Enumerable.Range(0, MostCalibrationVectors).Select(i => indices[(int)((long)i * indices.Length / MostCalibrationVectors)])];
}
