using HrvXkd.Data;

namespace HrvXkd.Tests.Data;

public class UciTests
{
    [SkippableFact]
    public void FromFolder_Uci_ReadsEveryRecord()
    {
        Cohort cohort = Cohort.FromFolder(SharedData.Require("data/uci-cuffless-bp"));
        Assert.Equal(237, cohort.Recordings.Count);
        Assert.All(cohort.Recordings, recording => Assert.Equal((125, 4000), (recording.SampleRateHz, recording.CountsPerMilliVolt)));
    }
}
