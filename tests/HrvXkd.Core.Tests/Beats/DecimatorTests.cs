using CsCheck;
using HrvXkd.Core.Beats;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>Both ways of decimating against three running means, taken plainly.</summary>
public class DecimatorTests
{
    [Fact]
    public void Take_AnySamplesAndStep_EqualsThreeRunningSums() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 6], Gen.Int[0, 1000]).Sample((step, blocks, seed) =>
        {
            Random random = new(seed);
            int[] samples = [.. Enumerable.Range(0, blocks * EcgFront.Block * step).Select(_ => random.Next(int.MinValue, int.MaxValue))];
            Assert.Equal(Plain(samples, step), Decimated(samples, step));
        });

    // With the first sample taken off, what lies before is silence.
    private static long[] Plain(int[] samples, int step)
    {
        long[] values = [.. samples.Select(v => (long)v - samples[0])];
        for (int pass = 0; pass < 3; pass++)
            values = [.. Enumerable.Range(0, values.Length).Select(i => Enumerable.Range(0, step).Where(k => i - k >= 0).Sum(k => values[i - k]))];
        return [.. values.Where((_, i) => i % step == step - 1)];
    }

    private static long[] Decimated(int[] samples, int step)
    {
        Decimator decimator = new(step);
        decimator.Start(samples[0]);
        List<long> all = [];
        long[] block = new long[EcgFront.Block];
        foreach (int[] raw in samples.Chunk(EcgFront.Block * step))
        {
            decimator.Take([.. raw.Reverse()], block);
            all.AddRange(block);
        }

        return [.. all];
    }
}
