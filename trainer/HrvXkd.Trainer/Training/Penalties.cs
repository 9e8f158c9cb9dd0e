using HrvXkd.Core;

namespace HrvXkd.Trainer.Training;

/// <summary>Penalties of the weights of the baseline.</summary>
/// <param name="Level">Of each level.</param>
/// <param name="Trend">Of each trend.</param>
internal sealed record Penalties(double Level, double Trend)
{
    /// <summary>The penalty of one of the 24 inputs.</summary>
    /// <param name="input">0..23, levels first.</param>
    public double Of(int input) => input < Sequence.Features ? Level : Trend;

    /// <summary>The larger of the two changes, as the logarithm of a ratio.</summary>
    /// <param name="other">Those to compare with.</param>
    public double DistanceTo(Penalties other) => Math.Max(Math.Abs(Math.Log(Level / other.Level)), Math.Abs(Math.Log(Trend / other.Trend)));
}
