// AdamW (Loshchilov and Hutter 2019) with clipping of the gradient's global norm, over one flat array. Plain C#: TorchSharp's own
// optimizers hand native code numbers that a finalizer may free meanwhile, and at this size one pass over memory is as fast.

namespace HrvXkd.Trainer.Training;

/// <summary>The optimizer of one network.</summary>
/// <param name="rateFactor">Factor on the learning rate of each weight, shape [N].</param>
/// <param name="decay">Decoupled decay of each weight per unit of learning rate, shape [N].</param>
internal sealed class AdamW(float[] rateFactor, float[] decay)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const float Epsilon = 1e-8f;
    private const double LargestNorm = 1;

    private readonly float[] _mean = new float[decay.Length];
    private readonly float[] _square = new float[decay.Length];
    private int _steps;

    /// <summary>Moves the weights.</summary>
    /// <param name="weights">Shape [N].</param>
    /// <param name="gradient">Shape [N].</param>
    /// <param name="rate">Learning rate of this step.</param>
    public void Step(Span<float> weights, ReadOnlySpan<float> gradient, double rate)
    {
        _steps++;
        float clip = (float)Math.Min(1, LargestNorm / (Norm(gradient) + 1e-12));
        float b1 = (float)Beta1, b2 = (float)Beta2, step = (float)rate;
        float unbiasMean = (float)(1 / (1 - Math.Pow(Beta1, _steps))), unbiasSquare = (float)(1 / (1 - Math.Pow(Beta2, _steps)));
        for (int i = 0; i < weights.Length; i++)
        {
            float g = clip * gradient[i];
            float mean = _mean[i] = (b1 * _mean[i]) + ((1 - b1) * g);
            float square = _square[i] = (b2 * _square[i]) + ((1 - b2) * g * g);
            float direction = mean * unbiasMean / (MathF.Sqrt(square * unbiasSquare) + Epsilon);
            weights[i] -= step * rateFactor[i] * (direction + (decay[i] * weights[i]));
        }
    }

    private static double Norm(ReadOnlySpan<float> gradient)
    {
        double sum = 0;
        foreach (float g in gradient)
            sum += (double)g * g;
        return Math.Sqrt(sum);
    }
}
