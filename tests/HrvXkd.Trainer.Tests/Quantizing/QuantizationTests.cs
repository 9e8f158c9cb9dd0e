using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Quantizing;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Tests.Models;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Tests.Quantizing;

public class QuantizationTests
{
    private readonly SequenceSet _data = FeatureCohort.Make(60, 10, seed: 3);
    private readonly int[] _all;
    private readonly ModelInput _input;
    private readonly Standardizer _scale;
    private readonly StudentWeights _weights;
    private readonly OnnxModel _float;
    private readonly VectorSet _vectors;

    public QuantizationTests()
    {
        _all = [.. Enumerable.Range(0, _data.Count)];
        _scale = Standardizer.Fit(_data, _all);
        _input = ModelInput.From(_data, _scale);
        using StudentNetwork network = Drawn.Network(new StudentNetwork(), seed: 4);
        _weights = network.Export(_scale);
        _float = StudentGraph.Build(_weights);
        _vectors = SequenceVectors.Of(_data, _all).ToVectorSet();
    }

    [Fact]
    public void Read_WhatBuildWrote_GivesTheSameLogits()
    {
        StudentWeights read = StudentGraphReader.Read(_float);
        Assert.Equal(_weights.SkipSlope, read.SkipSlope);
        Assert.All(Run(_float).Zip(Run(StudentGraph.Build(read))), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    public void FakeQuantizer_ScalesOfTheGraph_RoundsAsTheGraphDoes(int bits)
    {
        OnnxModel quantized = PostTrainingQuantizer.Quantize(_float, _vectors, StudentGraph.Quantization with { WeightBits = bits, CorrectBias = false });
        using StudentNetwork network = new() { Quantizer = new FakeQuantizer(QuantizationTraining.Scales(quantized), (1 << (bits - 1)) - 1) };
        network.Initialise(1);
        network.Import(_weights);
        double[] torch = Array.ConvertAll(TrainingLoop.Predict(network, _input, _all).Logit, x => (double)x);
        double[] exact = Run(_float), graph = Run(quantized);

        // A value that lies between two steps may end on either side; everything else is the same.
        double cost = Comparison.Of(exact, graph).Rmse, difference = Comparison.Of(graph, torch).Rmse;
        Assert.True(difference < cost / 4, $"{difference} against the {cost} that rounding costs");
    }

    [Fact]
    public void Run_FourBits_LosesLessThanWithoutTraining()
    {
        QuantizationOptions options = StudentGraph.Quantization with { WeightBits = 4 };
        OnnxModel direct = PostTrainingQuantizer.Quantize(_float, _vectors, options);
        StudentWeights trained = QuantizationTraining.Run(_weights, direct, 4, _data, _all, seed: 1, default);
        double[] exact = Run(_float);
        double without = Comparison.Of(exact, Run(direct)).SqnrDb;
        double with = Comparison.Of(exact, Run(PostTrainingQuantizer.Quantize(StudentGraph.Build(trained), _vectors, options))).SqnrDb;
        Assert.True(with > without, $"{with} dB against {without} dB");
    }

    [Fact]
    public void Build_OtherWidths_RunAlikeInTorchAndOnnx()
    {
        foreach (int width in new[] { 8, 24 })
        {
            using StudentNetwork network = Drawn.Network(new StudentNetwork(width), seed: 4);
            float[] torch = TrainingLoop.Predict(network, _input, _all).Logit;
            double[] onnx = Run(StudentGraph.Build(network.Export(_scale)));
            Assert.All(_all, s => Assert.Equal(torch[s], onnx[s], 1e-4));
        }
    }

    private double[] Run(OnnxModel model)
    {
        using OnnxRunner runner = new(model);
        return Array.ConvertAll(runner.Run(_vectors, [StudentGraph.Logit])[StudentGraph.Logit], x => (double)x);
    }
}
