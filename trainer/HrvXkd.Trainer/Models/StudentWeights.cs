namespace HrvXkd.Trainer.Models;

/// <summary>A trained student in plain arrays. Matrices are [in, out] row major.</summary>
public sealed class StudentWeights
{
    /// <summary>Width of a token where none is told; students that are trained have that of their configuration.</summary>
    public const int DefaultWidth = 16;

    /// <summary>Attention heads.</summary>
    public const int Heads = 2;

    /// <summary>Largest absolute standardised feature the student sees; beyond it is clipped.</summary>
    public const float Clip = 4;

    /// <summary>Width of a token, W below; a multiple of <see cref="Heads"/>. The feed-forward layer has twice that, F below.</summary>
    public int Width => EmbedBias.Length;

    /// <summary>Feature means on the training fold, shape [12], natural units.</summary>
    public required float[] Mean { get; init; }

    /// <summary>1 / standard deviation on the training fold, shape [12].</summary>
    public required float[] InverseDeviation { get; init; }

    /// <summary>Embedding, shapes [12, W] and [W].</summary>
    public required float[] EmbedWeight { get; init; }

    /// <summary>Embedding bias, shape [W].</summary>
    public required float[] EmbedBias { get; init; }

    /// <summary>Gain of the layer norm before attention, shape [W].</summary>
    public required float[] AttentionNormGain { get; init; }

    /// <summary>Bias of the layer norm before attention, shape [W].</summary>
    public required float[] AttentionNormBias { get; init; }

    /// <summary>Query of the newest window, shape [W, W], without the factor 1/sqrt(W/2).</summary>
    public required float[] QueryWeight { get; init; }

    /// <summary>Query bias, shape [W].</summary>
    public required float[] QueryBias { get; init; }

    /// <summary>Keys, shape [W, W].</summary>
    public required float[] KeyWeight { get; init; }

    /// <summary>Key bias, shape [W].</summary>
    public required float[] KeyBias { get; init; }

    /// <summary>Values, shape [W, W].</summary>
    public required float[] ValueWeight { get; init; }

    /// <summary>Value bias, shape [W].</summary>
    public required float[] ValueBias { get; init; }

    /// <summary>Learned score bias per head and position, shape [2, 8], oldest first, the newest window is last.</summary>
    public required float[] LagBias { get; init; }

    /// <summary>Projection after attention, shape [W, W].</summary>
    public required float[] OutputWeight { get; init; }

    /// <summary>Bias of the projection, shape [W].</summary>
    public required float[] OutputBias { get; init; }

    /// <summary>Gain of the layer norm before the feed-forward layer, shape [W].</summary>
    public required float[] HiddenNormGain { get; init; }

    /// <summary>Bias of the layer norm before the feed-forward layer, shape [W].</summary>
    public required float[] HiddenNormBias { get; init; }

    /// <summary>Feed-forward in, shape [W, F], followed by ReLU.</summary>
    public required float[] HiddenInWeight { get; init; }

    /// <summary>Feed-forward in bias, shape [F].</summary>
    public required float[] HiddenInBias { get; init; }

    /// <summary>Feed-forward out, shape [F, W].</summary>
    public required float[] HiddenOutWeight { get; init; }

    /// <summary>Feed-forward out bias, shape [W].</summary>
    public required float[] HiddenOutBias { get; init; }

    /// <summary>Gain of the last layer norm, shape [W].</summary>
    public required float[] HeadNormGain { get; init; }

    /// <summary>Bias of the last layer norm, shape [W].</summary>
    public required float[] HeadNormBias { get; init; }

    /// <summary>Head, shape [W].</summary>
    public required float[] HeadWeight { get; init; }

    /// <summary>Bias of the logit, shape [1].</summary>
    public required float[] HeadBias { get; init; }

    /// <summary>Linear skip on the mean of the standardised features over valid windows, shape [12].</summary>
    public required float[] SkipMean { get; init; }

    /// <summary>Linear skip on their slope, sum over valid t of (t - 3.5) / 42 (z_t - mean), shape [12].</summary>
    public required float[] SkipSlope { get; init; }
}
