using HrvXkd.Tests;
using HrvXkd.Trainer.Beats;

namespace HrvXkd.Trainer.Tests.Beats;

/// <summary>Cleaning on the MIT-BIH records: RMSSD of kept intervals against RMSSD over three normal beats in a row, and classes against labels.</summary>
public sealed class MitBihNnTests
{
    [SkippableFact]
    public void Run_MitBihFirstLead_KeepsRmssd()
    {
        BeatsFigures pooled = Run(1);
        Assert.InRange(pooled.NnRmssdErrorPercentMedian!.Value, 0, 3);
        Assert.InRange(pooled.NnRmssdErrorPercentWorst!.Value, 0, 25);
        Assert.InRange(pooled.NnCleaningErrorPercentMedian!.Value, 0, 3);
        Assert.InRange(pooled.NnCleaningErrorPercentWorst!.Value, 0, 25);
        Assert.InRange(pooled.VentricularSensitivity!.Value, 0.9, 1);
        Assert.InRange(pooled.VentricularPrecision!.Value, 0.8, 1);
        Assert.InRange(pooled.UsualSensitivity!.Value, 0.975, 1);
    }

    // Many of the second leads show no clear QRS complex; in 209 the R peak alternates between both sides, which alone makes 68 %.
    [SkippableFact]
    public void Run_MitBihSecondLead_KeepsRmssd()
    {
        BeatsFigures pooled = Run(2);
        Assert.InRange(pooled.NnRmssdErrorPercentMedian!.Value, 0, 6);
        Assert.InRange(pooled.NnRmssdErrorPercentWorst!.Value, 0, 70);
    }

    private static BeatsFigures Run(int lead) => BeatsRun.Run(new BeatsOptions(SharedData.Require("data/mitdb"), lead), null, CancellationToken.None).Pooled;
}
