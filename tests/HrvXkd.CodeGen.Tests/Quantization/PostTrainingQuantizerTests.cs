using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Tests.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Trainer.Models;
using Xunit.Abstractions;

namespace HrvXkd.CodeGen.Tests.Quantization;

public class PostTrainingQuantizerTests(ITestOutputHelper output)
{
    private static readonly QuantizationOptions Student = new() { KeepWide = ["skip"] };

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
        Fit plain = Compare(expected, Logits(PostTrainingQuantizer.Quantize(model, calibration, Student with { CorrectBias = false }), vectors));
        Fit corrected = Compare(expected, Logits(PostTrainingQuantizer.Quantize(model, calibration, Student), vectors));
        Fit narrow = Compare(expected, Logits(PostTrainingQuantizer.Quantize(model, calibration), vectors));
        output.WriteLine($"seed {seed}: corrected {corrected}; uncorrected {plain}; skip narrow, too {narrow}");
        Assert.True(corrected.Sqnr > 30, $"{corrected}");
        Assert.True(corrected.Flips < 0.01, $"{corrected}");
        Assert.True(corrected.Rmse < plain.Rmse * 1.2, $"{corrected} against {plain}");
    }

    private static float[] Logits(OnnxModel model, VectorSet vectors)
    {
        using OnnxRunner runner = new(model);
        return runner.Run(vectors)["logit"];
    }

    private static Fit Compare(float[] expected, float[] actual)
    {
        double error = 0, signal = 0, mean = expected.Average(value => (double)value), bias = 0, largest = 0;
        int flips = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = actual[i] - expected[i];
            (error, signal, bias) = (error + (difference * difference), signal + ((expected[i] - mean) * (expected[i] - mean)), bias + difference);
            largest = Math.Max(largest, Math.Abs(difference));
            if (actual[i] > 0 != expected[i] > 0)
                flips++;
        }

        return new Fit(Math.Sqrt(error / expected.Length), largest, bias / expected.Length, 10 * Math.Log10(signal / error), flips / (double)expected.Length, Math.Sqrt(signal / expected.Length));
    }

    private sealed record Fit(double Rmse, double Largest, double Bias, double Sqnr, double Flips, double Deviation);
}
