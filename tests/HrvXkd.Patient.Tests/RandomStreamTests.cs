using HrvXkd.Patient;

namespace HrvXkd.Tests.Patient;

public class RandomStreamTests
{
    [Fact]
    public void NextBits_FirstValues_NeverChange()
    {
        RandomStream random = new(1, 2);
        ulong[] values = [random.NextBits(), random.NextBits(), random.NextBits()];
        Assert.Equal([2941127413745918836UL, 13515047192522620302UL, 2295743758783013693UL], values);
    }

    [Fact]
    public void NextGaussian_ManyValues_AreStandardNormal()
    {
        RandomStream random = new(5, 0);
        double[] values = Enumerable.Range(0, 200_000).Select(_ => random.NextGaussian()).ToArray();
        Assert.InRange(values.Average(), -0.01, 0.01);
        Assert.InRange(values.Average(x => x * x), 0.98, 1.02);
        Assert.InRange(values.Count(x => Math.Abs(x) > 1.96) / 200_000.0, 0.047, 0.053);
    }

    [Fact]
    public void Streams_OfOneSeed_AreUncorrelated()
    {
        RandomStream first = new(5, 1);
        RandomStream second = new(5, 2);
        double product = Enumerable.Range(0, 100_000).Average(_ => first.NextGaussian() * second.NextGaussian());
        Assert.InRange(product, -0.015, 0.015);
    }
}
