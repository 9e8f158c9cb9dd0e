using CsCheck;

namespace HrvXkd.Hardware.Simulation.Tests;

public class SampledSourceTests
{
    [Theory]
    [InlineData(125)]
    [InlineData(250)]
    [InlineData(500)]
    [InlineData(1000)]
    public void TryGet_SameRate_IsTheSampleItself(int rateHz) =>
        Gen.Int[-100_000, 100_000].Array[1, 400].Sample(
            samples =>
            {
                var source = new SampledSource(samples, rateHz, 200, rateHz) { StartNs = 123_456_789 };
                for (int i = 0; i < samples.Length; i++)
                {
                    Assert.True(source.TryGetMilliVolts(source.StartNs + (i * VirtualClock.NsPerSecond / rateHz), out double milliVolts));
                    Assert.Equal(samples[i] / 200.0, milliVolts, 9);
                }
            },
            iter: 20);

    [Theory]
    [InlineData(360, 500)]
    [InlineData(100, 125)]
    [InlineData(128, 250)]
    [InlineData(257, 500)]
    public void TryGet_HigherRate_FollowsASineWithinATenthOfAPercent(double trackHz, int chipHz)
    {
        double frequency = 0.35 * trackHz;
        var samples = new int[2000];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = (int)Math.Round(1_000_000 * Math.Sin(2 * Math.PI * frequency * i / trackHz));
        var source = new SampledSource(samples, trackHz, 1_000_000, chipHz);
        for (int i = 100; i < 400; i++)
        {
            Assert.True(source.TryGetMilliVolts(i * VirtualClock.NsPerSecond / chipHz, out double milliVolts));
            Assert.Equal(Math.Sin(2 * Math.PI * frequency * i / chipHz), milliVolts, 1e-3);
        }
    }

    [Fact]
    public void TryGet_LowerRate_RemovesWhatWouldAlias()
    {
        var samples = new int[8000];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = (int)(1000 * Math.Sin(2 * Math.PI * 900 * i / 4000.0)) + 500;
        var source = new SampledSource(samples, 4000.7, 1000, 1000);
        for (int i = 100; i < 900; i++)
        {
            Assert.True(source.TryGetMilliVolts(i * VirtualClock.NsPerMs, out double milliVolts));
            Assert.Equal(0.5, milliVolts, 0.01);
        }
    }

    [Fact]
    public void TryGet_MissingSamples_AreElectrodesOffAndMakeNoStep()
    {
        var samples = new int[360];
        Array.Fill(samples, 200);
        samples.AsSpan(100, 50).Fill(SampledSource.Missing);
        var source = new SampledSource(samples, 360, 200, 500);
        for (int i = 0; i < 500; i++)
        {
            double position = i * 0.72;
            bool on = source.TryGetMilliVolts(i * 2 * VirtualClock.NsPerMs, out double milliVolts);
            Assert.Equal(position is <= 99.0001 or >= 149.9999, on);
            Assert.Equal(on ? 1 : 0, milliVolts, 9);
        }
    }

    [Fact]
    public void TryGet_OutsideTheTrack_HoldsItsEnds()
    {
        var source = new SampledSource([200, 400], 250, 200, 250) { StartNs = 1000 };
        Assert.True(source.TryGetMilliVolts(0, out double before));
        Assert.True(source.TryGetMilliVolts(VirtualClock.NsPerSecond, out double after));
        Assert.Equal(1, before);
        Assert.Equal(2, after);
    }

    [Fact]
    public void Constructor_BadTrack_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new SampledSource([], 250, 200, 250));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampledSource([1], 0, 200, 250));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampledSource([1], 250, 0, 250));
    }
}
