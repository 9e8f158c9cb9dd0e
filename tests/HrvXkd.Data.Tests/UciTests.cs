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

    [SkippableFact]
    public void Open_Uci_PressureBesideTheEcg()
    {
        Cohort cohort = Cohort.Open(SharedData.Require("data/uci-cuffless-bp"));
        Assert.All(cohort.Recordings, r => Assert.True(r is { Group: not null, Hypertensive: not null, Pressure: { Name: "ABP", SampleRateHz: 125 }, Provenance.Kind: SourceKind.UciCuffless }));
        Recording first = cohort.Recordings[0];
        Assert.Equal(("p1_0101", "6", true, 568.0), (first.Id, first.Group, first.Hypertensive, first.DurationSeconds));
        Assert.Equal(["p1_0101.hea", "p1_0101.dat"], first.Provenance!.Files);
        double[] mmHg = new double[71_001];
        using IPressureReader reader = first.Pressure!.Open();
        Assert.Equal(71_000, reader.Read(mmHg));
        Assert.All(mmHg.Take(71_000), value => Assert.InRange(value, 50, 200));
    }
}
