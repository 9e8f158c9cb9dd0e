using HrvXkd.Data;
using HrvXkd.Data.Pressure;

namespace HrvXkd.Tests.Data;

public class WindowTableTests
{
    [Fact]
    public void Read_AfterWrite_GivesTheSameWindows()
    {
        using TemporaryFolder folder = new();
        PreparedCohort written = Windows.Prepared("vvmvvvvvvv", "vvvvvvvv", "mm");
        WindowTable.Write(written, folder.File("w.parquet"));
        PreparedCohort read = WindowTable.Read(folder.File("w.parquet"));

        Assert.Equal(("made", true, "short"), (read.Cohort.Name, read.Cohort.IsSynthetic, read.Cohort.Profile.Name));
        Assert.Equal((written.Samples, written.Beats, written.Seconds), (read.Samples, read.Beats, read.Seconds));
        Assert.Equal(written.Cohort.Recordings.Select(Key), read.Cohort.Recordings.Select(Key));
        Assert.Equal(written.Windows.Count, read.Windows.Count);
        foreach ((WindowRow expected, WindowRow found) in written.Windows.Zip(read.Windows))
        {
            Assert.Equal(expected.FeaturesQ16, found.FeaturesQ16);
            Assert.Equal(expected, found with { FeaturesQ16 = expected.FeaturesQ16 });
        }

        Assert.Equal(SequenceSet.From(written).FeaturesQ16, SequenceSet.From(read).FeaturesQ16);
        static (string, string?, bool?, int, int) Key(Recording r) => (r.Id, r.Group, r.Hypertensive, r.Ecg!.SampleRateHz, r.Ecg!.CountsPerMilliVolt);
    }

    [Fact]
    public void Read_AfterWrite_KeepsPressureLabelsAndFacts()
    {
        using TemporaryFolder folder = new();
        PreparedCohort made = Windows.Prepared("vvvvvvvv");
        Recording known = made.Cohort.Recordings[0] with { Hypertensive = null, Diagnosis = "none", AgeYears = 61.5, Sex = Sex.Female };
        WindowRow[] rows = [.. made.Windows.Select(window => window with { Now = window.Index % 2 == 0, Early = null, Pressure = new WindowPressure(141.5f, float.NaN, 63, 0.9f, 0.8f) })];
        WindowTable.Write(made with { Cohort = made.Cohort with { Recordings = [known] }, Windows = rows }, folder.File(WindowTable.FileName));
        PreparedCohort read = WindowTable.Read(folder.Path);

        Recording found = read.Cohort.Recordings[0];
        Assert.Equal((known.Hypertensive, known.Diagnosis, known.AgeYears, known.Sex), (found.Hypertensive, found.Diagnosis, found.AgeYears, found.Sex));
        foreach ((WindowRow expected, WindowRow window) in rows.Zip(read.Windows))
            Assert.Equal((expected.Now, expected.Early, expected.Pressure), (window.Now, window.Early, window.Pressure));
        Assert.Equal([0], SequenceSet.From(read, LabelKind.Now).Label);
        Assert.Equal(0, SequenceSet.From(read, LabelKind.Early).Count);
        Assert.Throws<FormatException>(() => SequenceSet.From(read));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        using TemporaryFolder folder = new();
        WindowTable.Write(Windows.Prepared("vvmvvvvvvv", "vvvvvvvv"), folder.File("a.parquet"));
        WindowTable.Write(Windows.Prepared("vvmvvvvvvv", "vvvvvvvv"), folder.File("b.parquet"));
        Assert.Equal(File.ReadAllBytes(folder.File("a.parquet")), File.ReadAllBytes(folder.File("b.parquet")));
    }

    [Fact]
    public void Read_SignalOfATable_SaysThatItHoldsNone()
    {
        using TemporaryFolder folder = new();
        WindowTable.Write(Windows.Prepared("v"), folder.File("w.parquet"));
        Recording recording = WindowTable.Read(folder.File("w.parquet")).Cohort.Recordings[0];
        Assert.Contains("r0", Assert.Throws<IOException>(() => recording.Ecg!.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoParquet_OneLine()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("w.parquet");
        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => WindowTable.Read(path)).Message, StringComparison.Ordinal);
        foreach (string content in new[] { "", "PAR1", "something else altogether, long enough to hold a footer" })
        {
            File.WriteAllText(path, content);
            string message = Assert.Throws<FormatException>(() => WindowTable.Read(path)).Message;
            Assert.StartsWith(path, message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }
    }
}
