using HrvXkd.Core;
using HrvXkd.Data;

namespace HrvXkd.Tests.Data.Sources;

public sealed class RrListFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void Run_DayLongLists_GiveADayOfWindows()
    {
        Cohort cohort = Cohort.Open(SharedData.Require("data/rr-long"));
        Assert.Equal(["chf/chf201_rr_secs.txt", "chf/chf203_rr_secs.txt"], cohort.Recordings.Take(2).Select(r => r.Id));
        Assert.All(cohort.Recordings, r => Assert.True(r is { Group: null, Hypertensive: null, Ecg: null }));
        PreparedCohort prepared = Preparation.Run(cohort with { Recordings = [cohort.Recordings[^1]], Profile = WindowProfile.Holter() });
        Assert.InRange(prepared.Seconds, 20 * 3600, 26 * 3600);
        Assert.True(prepared.Windows.Count(w => w.Valid) > 0.5 * prepared.Windows.Count);
        // The list begins with the time of its first beat, which is no interval: the first window lacks most of its time.
        Assert.False(prepared.Windows[0].Valid);
    }

    [Fact]
    public void Open_Index_GivesGroupLabelAgeAndSex()
    {
        File.WriteAllText(_folder.File("a.txt"), "800\n810\n820\n");
        File.WriteAllText(_folder.File("b.csv"), "rr_ms\n800\n6000\n820\n");
        File.WriteAllText(_folder.File("index.csv"), "record,group,hypertensive,age,sex,diagnosis\na.txt,g1,1,61.5,m,essential\nb.csv,g2,,,,\n");
        Cohort cohort = Cohort.Open(_folder.Path);
        Assert.Equal(
            [("a.txt", "g1", (bool?)true, (double?)61.5, (Sex?)Sex.Male, "essential"), ("b.csv", "g2", null, null, null, null)],
            cohort.Recordings.Select(r => (r.Id, r.Group, r.Hypertensive, r.AgeYears, r.Sex, r.Diagnosis)));
        Assert.Equal([(0, true), (7200, false), (14490, false), (21870, false)], Beats(cohort.Recordings[0]));
        // 6 s are no interval between two beats.
        Assert.Equal([(0, true), (7200, false), (61200, true), (68580, false)], Beats(cohort.Recordings[1]));
    }

    [Fact]
    public void Read_NoList_OneLine()
    {
        File.WriteAllText(_folder.File("a.txt"), "800\nabc\n");
        Recording only = Assert.Single(Cohort.Open(_folder.Path).Recordings);
        Assert.Contains("a.txt:2: found 'abc', expected a number", Assert.Throws<FormatException>(() => only.Beats!.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_IndexNamesNoFile_OneLine()
    {
        File.WriteAllText(_folder.File("a.txt"), "800\n810\n820\n");
        File.WriteAllText(_folder.File("index.csv"), "record\na.txt\nc.txt\n");
        Assert.Contains("line 3: no file c.txt", Assert.Throws<FileNotFoundException>(() => Cohort.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    private static List<(long Ticks, bool IsFirst)> Beats(Recording recording)
    {
        using IBeatReader reader = recording.Beats!.Open();
        List<(long, bool)> beats = [];
        while (reader.TryRead(out RecordedBeat beat))
            beats.Add((beat.Ticks, beat.IsFirst));
        return beats;
    }
}
