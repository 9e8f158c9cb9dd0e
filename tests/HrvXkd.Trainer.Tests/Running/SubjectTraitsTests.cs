using HrvXkd.Data;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Tests.Training;

namespace HrvXkd.Trainer.Tests.Running;

public class SubjectTraitsTests
{
    [Fact]
    public void Of_TwoDatabasesInOneFolder_AreTwoSources()
    {
        string[] source = Sources(40, i => i % 2 == 0 ? $"mitdb/{i}" : $"shareedb/{i}", SourceKind.Wfdb);

        Assert.Equal(["wfdb mitdb", "wfdb shareedb"], source.Distinct().Order(StringComparer.Ordinal));
        Assert.All(source, name => Assert.Contains(' ', name));
    }

    [Fact]
    public void Of_FolderForEachSubject_IsOneSource() => Assert.Equal(["wfdb"], Sources(40, i => $"p{i}/first", SourceKind.Wfdb).Distinct());

    [Fact]
    public void Of_OtherKind_IsNotPartedByFolder() => Assert.Equal(["mimic3"], Sources(40, i => $"3{i % 2}/{i}", SourceKind.Mimic3).Distinct());

    [Fact]
    public void Of_NoProvenance_IsNotTold()
    {
        PreparedCohort prepared = FeatureCohort.Prepare(20, 8, seed: 1, signal: 1, transient: 0);

        Assert.All(SubjectTraits.Of(prepared.Cohort, SequenceSet.From(prepared))[TraitNames.Source], Assert.Empty);
    }

    private static string[] Sources(int subjects, Func<int, string> id, SourceKind kind)
    {
        PreparedCohort prepared = FeatureCohort.Prepare(subjects, 8, seed: 1, signal: 1, transient: 0);
        Recording[] recordings = [.. prepared.Cohort.Recordings.Select((r, i) => r with { Id = id(i), Provenance = new Provenance(kind, "", () => []) })];
        return SubjectTraits.Of(prepared.Cohort with { Recordings = recordings }, SequenceSet.From(prepared))[TraitNames.Source];
    }
}
