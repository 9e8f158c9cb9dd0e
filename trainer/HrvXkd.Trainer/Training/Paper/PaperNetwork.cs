// The paper's reference networks in their form, not their weights: a convolutional teacher and a multilayer perceptron as the student, both
// on three raw pieces of 3,000 samples.

using HrvXkd.Trainer.Models;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Training.Paper;

/// <summary>A network on raw samples.</summary>
internal sealed class PaperNetwork : ParameterSet
{
    private const int Stride = 4;
    private const int Hidden = 32;
    private static readonly (int Channels, int Kernel)[] Layers = [(8, 15), (16, 9), (32, 9)];

    private readonly bool _convolves;
    private readonly List<(int Weight, int Bias)> _layers = [];

    /// <summary>Declares the layers.</summary>
    /// <param name="convolves">True for the teacher, false for the perceptron.</param>
    public PaperNetwork(bool convolves)
    {
        _convolves = convolves;
        int inputs = convolves ? RawSegments.Pieces : RawSegments.Size;
        foreach ((int channels, int kernel) in convolves ? Layers : [])
        {
            _layers.Add((Add($"conv{_layers.Count}.weight", Start.Glorot, channels, inputs, kernel), Add($"conv{_layers.Count}.bias", Start.Zero, channels)));
            inputs = channels;
        }

        if (!convolves)
        {
            _layers.Add((Add("hidden.weight", Start.Glorot, inputs, Hidden), Add("hidden.bias", Start.Zero, Hidden)));
            inputs = Hidden;
        }

        _layers.Add((Add("head.weight", Start.Glorot, inputs, 1), Add("head.bias", Start.Zero, 1)));
    }

    /// <summary>Logits.</summary>
    /// <param name="x">Shape [N, 3, 3000].</param>
    /// <returns>Shape [N, 1].</returns>
    public Tensor Forward(Tensor x)
    {
        Bind();
        Tensor stream = _convolves ? x : x.view(-1, RawSegments.Size);
        foreach ((int weight, int bias) in _layers.Take(_layers.Count - 1))
            stream = (_convolves ? nn.functional.conv1d(stream, View(weight), View(bias), stride: Stride) : View(bias).addmm(stream, View(weight), 1, 1)).relu();
        if (_convolves)
            stream = stream.mean([2]);
        (int headWeight, int headBias) = _layers[^1];
        return View(headBias).addmm(stream, View(headWeight), 1, 1);
    }
}
