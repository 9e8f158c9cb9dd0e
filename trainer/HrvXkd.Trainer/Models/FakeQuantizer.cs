// Rounding in the forward pass, identity in the backward pass (straight-through, Bengio et al. 2013): y = x + (round(x / s) s - x) with the
// bracket outside of the gradient. Weights: s = max|w| / L per output channel, anew each step. Activations: s fixed, from calibration, and
// clipped at 127 s, beyond which the gradient is 0.

using static TorchSharp.torch;

namespace HrvXkd.Trainer.Models;

/// <summary>Quantizes a student while it is trained.</summary>
/// <param name="scales">Scale of each activation by the name of its edge in <see cref="StudentGraph"/>.</param>
/// <param name="largestWeight">Largest integer of a weight, 127 for 8 bits.</param>
internal sealed class FakeQuantizer(IReadOnlyDictionary<string, float> scales, int largestWeight)
{
    private const float Largest = 127;
    private const float Smallest = 1e-12f;

    /// <summary>Rounds an activation.</summary>
    /// <param name="x">The activation.</param>
    /// <param name="edge">Name of its edge; one without a scale is left as it is.</param>
    public Tensor Activation(Tensor x, string edge)
    {
        if (!scales.TryGetValue(edge, out float scale))
            return x;
        using Tensor high = tensor(Largest * scale), low = tensor(-Largest * scale), step = tensor(scale);
        return Straight(maximum(minimum(x, high), low), step);
    }

    /// <summary>Rounds a matrix.</summary>
    /// <param name="weight">Shape [in, out].</param>
    public Tensor Weight(Tensor weight)
    {
        using Tensor least = tensor(Smallest), levels = tensor((float)largestWeight);
        return Straight(weight, maximum(weight.detach().abs().amax([0], keepdim: true), least).div(levels));
    }

    private static Tensor Straight(Tensor x, Tensor step) => x.Plus(x.div(step).round().mul(step).sub(x).detach());
}
