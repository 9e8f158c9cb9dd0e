using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Tests.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Tests;
using HrvXkd.Trainer.Models;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit.Abstractions;

namespace HrvXkd.CodeGen.Tests.Quantization;

public class PostTrainingQuantizerTests(ITestOutputHelper output)
{
    private static readonly QuantizationOptions Student = StudentGraph.Quantization;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Quantize_RandomStudent_StaysCloseToFloat(int seed)
    {
        StudentWeights weights = RandomStudent.Make(seed);
        OnnxModel model = StudentGraph.Build(weights);
        VectorSet calibration = StudentVectors.Make(weights, 500, seed), vectors = StudentVectors.Make(weights, 2000, seed + 1000);
        float[] expected = Logits(model, vectors);
        Fit plain = Fit.Of(expected, Logits(PostTrainingQuantizer.Quantize(model, calibration, Student with { CorrectBias = false }), vectors));
        Fit corrected = Fit.Of(expected, Logits(PostTrainingQuantizer.Quantize(model, calibration, Student), vectors));
        output.WriteLine($"seed {seed}: corrected {corrected}; uncorrected {plain}");
        Assert.True(corrected.Sqnr > 33, $"{corrected}");
        Assert.True(corrected.Flips < 0.01, $"{corrected}");
        Assert.True(Math.Abs(corrected.Bias) < 0.002, $"{corrected}");
        Assert.True(corrected.Rmse < plain.Rmse * 1.1, $"{corrected} against {plain}");
    }

    [Fact]
    public void Quantize_WithOnnxRuntimesFusedKernels_GivesTheSameLogits()
    {
        StudentWeights weights = RandomStudent.Make(6);
        VectorSet vectors = StudentVectors.Make(weights, 1000, 6);
        OnnxModel quantized = PostTrainingQuantizer.Quantize(StudentGraph.Build(weights), vectors, Student);
        using SessionOptions options = new();
        options.AddSessionConfigEntry("session.qdqisint8allowed", "1"); // see OnnxRunner
        using InferenceSession session = new(OnnxFile.ToBytes(quantized), options);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(
        [
            NamedOnnxValue.CreateFromTensor("features", new DenseTensor<float>(vectors.Inputs["features"], [vectors.Count, 8, 12])),
            NamedOnnxValue.CreateFromTensor("valid", new DenseTensor<float>(vectors.Inputs["valid"], [vectors.Count, 8])),
        ]);
        Fit fit = Fit.Of(Logits(quantized, vectors), [.. results[0].AsEnumerable<float>()]);
        output.WriteLine($"{fit}");
        Assert.True(fit.Sqnr > 45, $"{fit}"); // a sum in another order may round to the next step of int8
    }

    [Fact]
    public void Quantize_WithoutWideSkip_IsWorse()
    {
        StudentWeights weights = RandomStudent.Make(3);
        OnnxModel model = StudentGraph.Build(weights);
        VectorSet vectors = StudentVectors.Make(weights, 1000, 3);
        float[] expected = Logits(model, vectors);
        Fit wide = Fit.Of(expected, Logits(PostTrainingQuantizer.Quantize(model, vectors, Student), vectors));
        Fit narrow = Fit.Of(expected, Logits(PostTrainingQuantizer.Quantize(model, vectors), vectors));
        output.WriteLine($"wide {wide}; narrow {narrow}");
        Assert.True(narrow.Rmse > wide.Rmse, $"wide {wide}, narrow {narrow}");
    }

    [Fact]
    public void Quantize_SameInput_SameBytes()
    {
        StudentWeights weights = RandomStudent.Make(7);
        byte[] Run() => OnnxFile.ToBytes(PostTrainingQuantizer.Quantize(StudentGraph.Build(weights), StudentVectors.Make(weights, 300, 7), Student));
        Assert.Equal(Run(), Run());
    }

    [SkippableTheory]
    [InlineData("student_S")]
    [InlineData("student_M")]
    [InlineData("student_L")]
    public void Quantize_ModelOfAnotherProgram_StaysCloseToFloat(string name)
    {
        OnnxModel model = OnnxFile.Read(SharedData.Require($"models/{name}.onnx"));
        VectorSet calibration = RandomVectors.Make(model, 200, 1), vectors = RandomVectors.Make(model, 200, 2);
        string result = Assert.Single(model.Outputs).Name;
        using OnnxRunner before = new(model), after = new(PostTrainingQuantizer.Quantize(model, calibration));
        Fit fit = Fit.Of(before.Run(vectors)[result], after.Run(vectors)[result]);
        output.WriteLine($"{name}: {fit}");
        Assert.True(fit.Sqnr > 20, $"{fit}");
    }

    private static float[] Logits(OnnxModel model, VectorSet vectors)
    {
        using OnnxRunner runner = new(model);
        return runner.Run(vectors)["logit"];
    }
}
