using static TorchSharp.torch;

namespace HrvXkd.Trainer.Models;

/// <summary>Base of teacher and student: layers, and a skip on level and trend that starts from the logistic baseline.</summary>
internal abstract class Network : ParameterSet
{
    /// <summary>Name of the skip among the parameters.</summary>
    public const string SkipName = "skip";

    /// <summary>Rounds weights and activations while training; null leaves them as they are.</summary>
    public FakeQuantizer? Quantizer { get; init; }

    /// <summary>Logits and the features they are read from.</summary>
    /// <param name="batch">The input.</param>
    /// <returns>Logit, shape [N, 1], and feature, shape [N, width].</returns>
    public (Tensor Logit, Tensor Feature) Forward(Batch batch)
    {
        Bind();
        return Compute(batch);
    }

    /// <summary>Makes the network equal to the baseline until its head, which starts at 0, is trained.</summary>
    /// <param name="baseline">Fitted on the same training data.</param>
    public abstract void WarmStart(LogisticModel baseline);

    /// <summary>The operations of <see cref="Forward"/>.</summary>
    /// <param name="batch">The input.</param>
    protected abstract (Tensor Logit, Tensor Feature) Compute(Batch batch);

    /// <summary>An activation, rounded if training does so.</summary>
    /// <param name="x">The activation.</param>
    /// <param name="edge">Name of its edge in the ONNX graph.</param>
    protected Tensor Rounded(Tensor x, string edge) => Quantizer?.Activation(x, edge) ?? x;

    /// <summary>Declares a matrix and its bias.</summary>
    /// <param name="name">Start of their names.</param>
    /// <param name="inputs">Width of the input.</param>
    /// <param name="outputs">Width of the output.</param>
    /// <param name="start">How the matrix starts.</param>
    protected Dense AddDense(string name, int inputs, int outputs, Start start = Start.Glorot) =>
        new(this, Add(name + ".weight", start, inputs, outputs), Add(name + ".bias", Start.Zero, outputs), inputs * outputs);

    /// <summary>Declares a layer norm.</summary>
    /// <param name="name">Start of the names of its gain and bias.</param>
    /// <param name="width">Width of the input.</param>
    protected Norm AddNorm(string name, int width) =>
        new(this, Add(name + ".gain", Start.One, width), Add(name + ".bias", Start.Zero, width), width);

    /// <summary>Copies the baseline into a skip and into the bias of the logit.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="skip">Index of the skip, shape [24, 1].</param>
    /// <param name="bias">Index of the bias, shape [1].</param>
    protected void WarmStart(LogisticModel baseline, int skip, int bias)
    {
        double[] start = [.. baseline.Level, .. baseline.Trend];
        for (int i = 0; i < start.Length; i++)
            ValuesOf(skip)[i] = (float)start[i];
        ValuesOf(bias)[0] = (float)baseline.Bias;
    }

    /// <summary>A matrix [in, out] and a bias.</summary>
    protected sealed record Dense(Network Owner, int Weight, int Bias, int Macs)
    {
        /// <summary>x W + b.</summary>
        /// <param name="x">Shape [N, in].</param>
        /// <returns>Shape [N, out].</returns>
        public Tensor Apply(Tensor x) => Owner.View(Bias).addmm(x, Owner.Quantizer?.Weight(Owner.View(Weight)) ?? Owner.View(Weight), 1, 1);
    }

    /// <summary>Layer norm over the last dimension.</summary>
    protected sealed record Norm(Network Owner, int Gain, int Bias, int Width)
    {
        private readonly long[] _shape = [Width];

        /// <summary>Normalises.</summary>
        /// <param name="x">Shape [.., Width].</param>
        public Tensor Apply(Tensor x) =>
            nn.functional.layer_norm(x, _shape, Owner.View(Gain), Owner.View(Bias), StudentForward.NormEpsilon);
    }
}
