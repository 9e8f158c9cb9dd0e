using HrvXkd.Core;
using HrvXkd.Firmware.Replay;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Tests;

public class ReplayRunTests
{
    private const double ExactCountsPerMilliVolt = 8388607 * 6 / 2420.0;

    [Theory]
    [InlineData(125)]
    [InlineData(250)]
    [InlineData(500)]
    [InlineData(1000)]
    public void Run_RateOfTheChip_DeliversEverySampleAsItsCode(int rateHz)
    {
        EcgTrack track = Tracks.Ecg(rateHz, 20);
        track.Samples[100] = 2_000_000; // 2 V clips.
        ReplayResult result = ReplayRun.Run(track, new SumModel(), WindowProfile.Short());
        Assert.Equal(rateHz, result.ChipRateHz);
        Assert.Equal(track.Samples.Length, result.Frames);
        Assert.Equal(20798, result.CountsPerMilliVolt);
        int[] expected = Array.ConvertAll(
            track.Samples,
            sample => (int)Math.Clamp(Math.Round(sample / Tracks.CountsPerMilliVolt * ExactCountsPerMilliVolt), -8388608, 8388607));
        Assert.Equal(expected, result.Codes);
        Assert.Equal(1, result.Gaps);
    }

    [Theory]
    [InlineData(100, 125)]
    [InlineData(125, 125)]
    [InlineData(128, 250)]
    [InlineData(249.9999, 250)]
    [InlineData(250.0001, 250)]
    [InlineData(257, 500)]
    [InlineData(360, 500)]
    [InlineData(1000, 1000)]
    [InlineData(4000, 1000)]
    public void ChooseRate_RateOfARecord_IsTheSameOrTheNextHigherUpTo1000(double recordHz, int chipHz) =>
        Assert.Equal(chipHz, ReplayRun.ChooseRate(recordHz).Hz());

    [Theory]
    [InlineData(250)]
    [InlineData(360)]
    public void Run_KnownBeats_AreFoundInTime(double rateHz)
    {
        ReplayResult result = ReplayRun.Run(Tracks.Ecg(rateHz, 60), new SumModel(), WindowProfile.Short());
        List<double> beats = Tracks.Beats(60);
        Assert.Equal((int)(((60 * rateHz) - 1) * result.ChipRateHz / rateHz) + 1, result.Frames);
        Assert.Equal(beats.Count, result.BeatSeconds.Count);
        for (int i = 0; i < beats.Count; i++)
            Assert.Equal(beats[i], result.BeatSeconds[i], 0.015);
        Assert.Equal(0, result.Gaps);
    }

    [Fact]
    public void Run_MissingSamples_AreOneGapAndTimeGoesOn()
    {
        EcgTrack track = Tracks.Ecg(250, 60);
        track.Samples.AsSpan(5000, 2500).Fill(int.MinValue);
        ReplayResult result = ReplayRun.Run(track, new SumModel(), WindowProfile.Short());
        Assert.Equal(1, result.Gaps);
        Assert.Equal(15000, result.Frames);
        Assert.All(result.Codes[5000..7500], code => Assert.Equal(8388607, code));
        Assert.DoesNotContain(result.BeatSeconds, beat => beat is > 20.2 and < 29.8);
        double last = Tracks.Beats(60)[^1];
        Assert.Equal(last, result.BeatSeconds[^1], 0.015);
    }

    [Fact]
    public void Run_EveryWindow_HasARiskExactlyWhereTheRuleOfTrainingAllowsIt()
    {
        EcgTrack track = Tracks.Ecg(250, 600);
        track.Samples.AsSpan(90_000, 15_000).Fill(int.MinValue);
        ReplayResult result = ReplayRun.Run(track, new SumModel(), WindowProfile.Short());
        Assert.Equal(19, result.Windows.Count);
        int bits = 0;
        for (int i = 0; i < result.Windows.Count; i++)
        {
            ReplayWindow window = result.Windows[i];
            bits = (bits << 1) | (window.Valid ? 1 : 0);
            Assert.Equal(i, window.Index);
            Assert.Equal(Sequence.IsUsable(bits & 0xFF) ? SumModel.Logit(window.FeaturesQ16, window.Valid, i + 1) : null, window.LogitQ16);
        }

        Assert.Contains(result.Windows, window => window.LogitQ16 is not null);
        Assert.Contains(result.Windows, window => !window.Valid);
    }

    [Fact]
    public void Run_AfterStart_AllocatesNothingAndIsRepeatable()
    {
        EcgTrack track = Tracks.Ecg(360, 300);
        track.Samples.AsSpan(50_000, 500).Fill(int.MinValue);
        ReplayResult first = ReplayRun.Run(track, new SumModel(), WindowProfile.Short());
        var progress = new CountedProgress();
        ReplayResult second = ReplayRun.Run(track, new SumModel(), WindowProfile.Short(), progress);
        Assert.Equal(0, first.AllocatedBytes);
        Assert.Equal(0, second.AllocatedBytes);
        Assert.NotEqual(0, first.Checksum);
        Assert.Equal(first.Checksum, second.Checksum);
        Assert.NotEmpty(first.Windows);
        Assert.Equal(1, progress.Latest);
        Assert.InRange(progress.Reports, 100, 300);
    }

    [Fact]
    public void Run_BadTrack_IsRefused()
    {
        var model = new SumModel();
        Assert.Throws<ArgumentException>(() => ReplayRun.Run(new EcgTrack("x", 250, 200, []), model, WindowProfile.Short()));
        Assert.Throws<ArgumentException>(() => ReplayRun.Run(new EcgTrack("x", 0, 200, [1]), model, WindowProfile.Short()));
        Assert.Throws<ArgumentException>(() => ReplayRun.Run(new EcgTrack("x", 250, 0, [1]), model, WindowProfile.Short()));
        Assert.Throws<ArgumentException>(() => ReplayRun.Run(new EcgTrack("x", double.NaN, 200, [1]), model, WindowProfile.Short()));
    }

    private sealed class CountedProgress : IProgress<double>
    {
        public int Reports { get; private set; }

        public double Latest { get; private set; } = -1;

        public void Report(double value)
        {
            Assert.True(value >= Latest);
            Latest = value;
            Reports++;
        }
    }
}
