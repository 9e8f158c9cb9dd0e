namespace HrvXkd.Trainer.Models;

/// <summary>A trained student in plain arrays. Matrices are [in, out] row major.</summary>
public sealed class StudentWeights
{
    /// <summary>Width of a token.</summary>
    public const int Width = 16;

    /// <summary>Attention heads.</summary>
    public const int Heads = 2;

    /// <summary>Width of the feed-forward layer.</summary>
    public const int Hidden = 32;

    /// <summary>Largest absolute standardised feature the student sees; beyond it is clipped.</summary>
    public const float Clip = 4;

    /// <summary>Feature means on the training fold, shape [12], natural units.</summary>
    public required float[] Mean { get; init; }

    /// <summary>1 / standard deviation on the training fold, shape [12].</summary>
    public required float[] InverseDeviation { get; init; }

    /// <summary>Embedding, shapes [12, 16] and [16].</summary>
    public required float[] EmbedWeight { get; init; }

    /// <summary>Embedding bias, shape [16].</summary>
    public required float[] EmbedBias { get; init; }

    /// <summary>Gain of the layer norm before attention, shape [16].</summary>
    public required float[] AttentionNormGain { get; init; }

    /// <summary>Bias of the layer norm before attention, shape [16].</summary>
    public required float[] AttentionNormBias { get; init; }

    /// <summary>Query of the newest window, shape [16, 16], without the factor 1/sqrt(8).</summary>
    public required float[] QueryWeight { get; init; }

    /// <summary>Query bias, shape [16].</summary>
    public required float[] QueryBias { get; init; }

    /// <summary>Keys, shape [16, 16].</summary>
    public required float[] KeyWeight { get; init; }

    /// <summary>Key bias, shape [16].</summary>
    public required float[] KeyBias { get; init; }

    /// <summary>Values, shape [16, 16].</summary>
    public required float[] ValueWeight { get; init; }

    /// <summary>Value bias, shape [16].</summary>
    public required float[] ValueBias { get; init; }

    /// <summary>Learned score bias per head and position, shape [2, 8], oldest first, the newest window is last.</summary>
    public required float[] LagBias { get; init; }

    /// <summary>Projection after attention, shape [16, 16].</summary>
    public required float[] OutputWeight { get; init; }

    /// <summary>Bias of the projection, shape [16].</summary>
    public required float[] OutputBias { get; init; }

    /// <summary>Gain of the layer norm before the feed-forward layer, shape [16].</summary>
    public required float[] HiddenNormGain { get; init; }

    /// <summary>Bias of the layer norm before the feed-forward layer, shape [16].</summary>
    public required float[] HiddenNormBias { get; init; }

    /// <summary>Feed-forward in, shape [16, 32], followed by ReLU.</summary>
    public required float[] HiddenInWeight { get; init; }

    /// <summary>Feed-forward in bias, shape [32].</summary>
    public required float[] HiddenInBias { get; init; }

    /// <summary>Feed-forward out, shape [32, 16].</summary>
    public required float[] HiddenOutWeight { get; init; }

    /// <summary>Feed-forward out bias, shape [16].</summary>
    public required float[] HiddenOutBias { get; init; }

    /// <summary>Gain of the last layer norm, shape [16].</summary>
    public required float[] HeadNormGain { get; init; }

    /// <summary>Bias of the last layer norm, shape [16].</summary>
    public required float[] HeadNormBias { get; init; }

    /// <summary>Head, shape [16].</summary>
    public required float[] HeadWeight { get; init; }

    /// <summary>Bias of the logit, shape [1].</summary>
    public required float[] HeadBias { get; init; }

    /// <summary>Linear skip on the mean of the standardised features over valid windows, shape [12].</summary>
    public required float[] SkipMean { get; init; }

    /// <summary>Linear skip on their slope, sum over valid t of (t - 3.5) / 42 (z_t - mean), shape [12].</summary>
    public required float[] SkipSlope { get; init; }
}
