using HrvXkd.Data;

namespace HrvXkd.Tests.Data;

public class UciTests
{
    [SkippableFact]
    public void FromFolder_Uci_ReadsEveryRecord()
    {
        Cohort cohort = Cohort.FromFolder(SharedData.Require("data/uci-cuffless-bp"));
        Assert.Equal(237, cohort.Recordings.Count);
        Assert.All(cohort.Recordings, recording => Assert.Equal((125, 4000), (recording.Ecg!.SampleRateHz, recording.Ecg!.CountsPerMilliVolt)));
    }

    [SkippableFact]
    public void Run_Uci_GivesSequencesForNearlyAll()
    {
        PreparedCohort prepared = Preparation.Run(Cohort.FromFolder(SharedData.Require("data/uci-cuffless-bp")));
        SequenceSet set = SequenceSet.From(prepared);
        Assert.InRange(set.Recording.Distinct().Count(), 220, 237);
        Assert.True(prepared.Windows.Count(window => window.Valid) > 0.9 * prepared.Windows.Count);
    }
}
