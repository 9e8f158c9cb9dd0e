using HrvXkd.Data;
using HrvXkd.Wfdb;

namespace HrvXkd.Tests.Data;

public sealed class FolderCohortTests : IDisposable
{
    private const int Seconds = 20;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FromFolder_Records_InTheOrderOfTheIndex()
    {
        Record("a", 250, 2000, "mV", "ECG");
        Record("b", 125, 4, "uV", "MLII");
        Index("extra,hypertensive,record,group", "9,1,b,g1", "\"x,y\",0, a ,g2");
        Cohort cohort = Cohort.FromFolder(_folder.Path);

        Assert.Equal((Path.GetFileName(_folder.Path), false, "short"), (cohort.Name, cohort.IsSynthetic, cohort.Profile.Name));
        Assert.Equal(
            [("b", "g1", true, 125, 4000), ("a", "g2", false, 250, 2000)],
            cohort.Recordings.Select(r => (r.Id, r.Group, r.Hypertensive, r.Ecg!.SampleRateHz, r.Ecg!.CountsPerMilliVolt)));
        foreach (Recording recording in cohort.Recordings)
            for (int turn = 0; turn < 2; turn++)
                Assert.Equal(Samples(recording.Ecg!.SampleRateHz), ReadAll(recording));
    }

    [Fact]
    public void FromFolder_MissingFolderOrIndex_OneLine()
    {
        AssertOneLine<DirectoryNotFoundException>(_folder.File("none"), "none", "no such folder");
        AssertOneLine<FileNotFoundException>(_folder.Path, "no index.csv");
    }

    [Theory]
    [InlineData("no column 'group'", "found record, hypertensive", "record,hypertensive", "a,1")]
    [InlineData("no column 'record'", "found nothing")]
    [InlineData("no records", "index.csv", "record,group,hypertensive")]
    [InlineData("line 3", "hypertensive is 'yes', expected 0 or 1", "record,group,hypertensive", "a,g,1", "b,g,yes")]
    [InlineData("line 3", "no value in column 'hypertensive'", "record,group,hypertensive", "a,g,1", "b,g")]
    [InlineData("line 2", "no value in column 'group'", "record,group,hypertensive", "a,,1", "b,g,0")]
    [InlineData("line 4", "record 'a' is already on line 2", "record,group,hypertensive", "a,g,1", "b,g,0", "a,h,1")]
    [InlineData("all 2 records have hypertensive = 1", "expected both", "record,group,hypertensive", "a,g,1", "b,g,1")]
    [InlineData("line 3", "record 'c' has no file", "record,group,hypertensive", "a,g,1", "c,g,0")]
    public void FromFolder_BadIndex_OneLine(string first, string second, params string[] lines)
    {
        Record("a", 250, 1000, "mV", "ECG");
        Record("b", 250, 1000, "mV", "ECG");
        Index(lines);
        AssertOneLine<Exception>(_folder.Path, "index.csv", first, second);
    }

    [Theory]
    [InlineData(250, "mmHg", "ABP", "ABP")]
    [InlineData(50, "mV", "ECG", "50 samples per second")]
    [InlineData(250, "furlong", "ECG", "furlong")]
    public void FromFolder_UnfitRecord_OneLine(int rate, string unit, string description, string expected)
    {
        Record("a", 250, 1000, "mV", "ECG");
        Record("b", rate, 1000, unit, description);
        Index("record,group,hypertensive", "a,g,1", "b,h,0");
        string message = AssertOneLine<Exception>(_folder.Path, "b");
        Assert.True(message.Contains(expected, StringComparison.Ordinal) || message.Contains("ECG", StringComparison.Ordinal), message);
    }

    private string AssertOneLine<T>(string folder, params string[] parts)
        where T : Exception
    {
        Exception fault = Assert.ThrowsAny<T>(() => Cohort.FromFolder(folder));
        Assert.True(fault is FormatException or IOException, fault.ToString());
        Assert.DoesNotContain('\n', fault.Message);
        Assert.All(parts, part => Assert.Contains(part, fault.Message, StringComparison.Ordinal));
        return fault.Message;
    }

    private void Index(params string[] lines) => File.WriteAllLines(_folder.File("index.csv"), lines);

    private void Record(string name, int rate, double gain, string unit, string description)
    {
        WfdbSignal signal = new() { FileName = "", Format = 16, Gain = gain, Units = unit, Description = description };
        WfdbWriter.Write(_folder.File(name), rate, [signal], [Samples(rate)]);
    }

    private static int[] Samples(int rate) => Enumerable.Range(0, rate * Seconds).Select(i => i * 37 % 2001 - 1000).ToArray();

    private static int[] ReadAll(Recording recording)
    {
        using IEcgReader reader = recording.Ecg!.Open();
        List<int> samples = [];
        int[] chunk = new int[777];
        int count;
        while ((count = reader.Read(chunk)) > 0)
            samples.AddRange(chunk[..count]);
        return [.. samples];
    }
}
