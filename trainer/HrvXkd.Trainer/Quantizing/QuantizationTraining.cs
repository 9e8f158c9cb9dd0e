// Quantization-aware training: a few epochs from the float student with rounding in the forward pass. It learns from the float student's
// logits alone, so it needs no labels and cannot drift towards another decision; scales of activations stay those of calibration.

using HrvXkd.CodeGen.Onnx;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Quantizing;

/// <summary>Trains a student to be rounded.</summary>
internal static class QuantizationTraining
{
    private const string Suffix = ".quantize";
    private static readonly Recipe Recipe = new(Epochs: 6, BatchSize: 128, Rate: 1e-4, Decay: 0, SkipFactor: 0);
    private static readonly DistillationWeights FromTeacher = new(Lambda: 1, Temperature: 1, Beta: 0);

    /// <summary>Trains.</summary>
    /// <param name="student">The float student.</param>
    /// <param name="quantized">The same, quantized without training: gives the scales.</param>
    /// <param name="weightBits">Bits of a weight.</param>
    /// <param name="data">All sequences.</param>
    /// <param name="train">Sequences to train on.</param>
    /// <param name="seed">Draws the batches.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Float weights that lose less when they are rounded.</returns>
    public static StudentWeights Run(
        StudentWeights student, OnnxModel quantized, int weightBits, SequenceSet data, int[] train, int seed, CancellationToken cancel)
    {
        Standardizer scale = new(student.Mean, student.InverseDeviation);
        ModelInput input = ModelInput.From(data, scale);
        using StudentNetwork exact = new(student.Width);
        exact.Initialise(seed);
        exact.Import(student);
        int[] all = [.. Enumerable.Range(0, data.Count)];
        TeacherAnswers answers = new(TrainingLoop.Predict(exact, input, all).Logit, [], [], 1);
        using Distillation loss = new(data.Label, answers, FromTeacher, student.Width, seed);
        using StudentNetwork network = new(student.Width) { Quantizer = new FakeQuantizer(Scales(quantized), (1 << (weightBits - 1)) - 1) };
        network.Initialise(seed);
        network.Import(student);
        HashSet<int> wanted = [.. train];
        TrainingRows rows = new(data, wanted.Contains);
        TrainingLoop.Run(network, input, rows, Recipe, seed, loss.Loss, cancel);
        return network.Export(scale);
    }

    /// <summary>Scale of each activation of a quantized student, by the name of its edge.</summary>
    internal static Dictionary<string, float> Scales(OnnxModel quantized)
    {
        Dictionary<string, OnnxTensor> tensors = quantized.Initializers.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        return quantized.Nodes.Where(node => node.OpType == "QuantizeLinear")
            .ToDictionary(node => node.Name[..^Suffix.Length], node => tensors[node.Inputs[1]].ToFloats()[0], StringComparer.Ordinal);
    }
}
