using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Tests.Training;

public class AdamWTests
{
    [Fact]
    public void Step_GivenGradients_EqualsTheTextbook()
    {
        const double Rate = 0.01, Decay = 0.1;
        AdamW optimizer = new([1, 0.5f], [(float)Decay, 0]);
        float[] weights = [1, -2];
        double[] expected = [1, -2], m = [0, 0], v = [0, 0];
        for (int step = 1; step <= 5; step++)
        {
            float[] gradient = [0.1f * step, -0.05f];
            optimizer.Step(weights, gradient, Rate);
            for (int i = 0; i < 2; i++)
            {
                m[i] = (0.9 * m[i]) + (0.1 * gradient[i]);
                v[i] = (0.999 * v[i]) + (0.001 * gradient[i] * gradient[i]);
                double direction = m[i] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
                expected[i] -= i == 0 ? Rate * (direction + (Decay * expected[i])) : 0.5 * Rate * direction;
                Assert.Equal(expected[i], weights[i], 1e-6);
            }
        }
    }

    [Fact]
    public void Step_LargeGradients_AreClippedToTheSameNorm()
    {
        AdamW small = new([1, 1], [0, 0]), large = new([1, 1], [0, 0]);
        float[] a = [0, 0], b = [0, 0];
        foreach (float size in (float[])[1, 1.5f, 1.2f])
        {
            small.Step(a, [0.6f, 0.8f], 0.01);
            large.Step(b, [600 * size, 800 * size], 0.01);
        }

        Assert.Equal(a[0], b[0], 1e-6f);
        Assert.Equal(a[1], b[1], 1e-6f);
    }
}
