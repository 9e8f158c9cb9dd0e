using CsCheck;
using HrvXkd.Core.Intervals;

namespace HrvXkd.Core.Tests.Intervals;

/// <summary>The kept order against sorting the last values anew.</summary>
public class SlidingQuantilesTests
{
    [Fact]
    public void Add_AnyValues_KeepsTheLastOnesInOrder() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 12].Array[0, 200]).Sample((length, values) =>
        {
            SlidingQuantiles quantiles = new(length);
            int[] sorted = new int[length];
            for (int i = 0; i < values.Length; i++)
            {
                quantiles.Add(values[i]);
                quantiles.CopyTo(sorted);
                Assert.Equal(values[Math.Max(0, i + 1 - length)..(i + 1)].Order(), sorted[..quantiles.Count]);
            }
        });
}
