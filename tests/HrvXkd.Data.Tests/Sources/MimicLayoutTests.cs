using HrvXkd.Data;

namespace HrvXkd.Tests.Data.Sources;

public sealed class MimicLayoutTests : IDisposable
{
    private const string First = "p00/p000020/p000020-2183-04-28-17-47";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_Mimic3_SubjectsOfTheFoldersAndSignalsByName()
    {
        MadeRecords.WriteSegments(_folder.File(First), "3544749", 90);
        MadeRecords.Write(_folder.File("p01/p010013/p010013-2118-01-02-03-04"), 60, pressure: false, lead: "V");
        MadeRecords.Write(_folder.File("p01/p010013/p010013-2118-01-02-03-04n"), 60);
        MadeRecords.Write(_folder.File("p01/p010099/p010099-2118-01-02-03-04"), 60, lead: "PLETH-X");
        Cohort cohort = Cohort.Open(_folder.Path);

        Assert.Equal([(First, "p000020"), ("p01/p010013/p010013-2118-01-02-03-04", "p010013"), ("p01/p010099/p010099-2118-01-02-03-04", "p010099")],
            cohort.Recordings.Select(r => (r.Id, r.Group!)).Concat(cohort.Skipped.Select(s => (s.Id, s.Id[4..11]))).Order());
        Recording first = cohort.Recordings[0];
        Assert.Equal((125, 1000, 240.0, 125.0), (first.Ecg!.SampleRateHz, first.Ecg.CountsPerMilliVolt, first.DurationSeconds!.Value, first.Pressure!.SampleRateHz));
        Assert.All(cohort.Recordings, r => Assert.Equal((SourceKind.Mimic3, null), (r.Provenance!.Kind, r.Hypertensive)));
        Assert.Null(cohort.Recordings[1].Pressure);
        Assert.Equal("holter", cohort.Profile.Name);
        Assert.Equal(
            [$"{First}.hea", "p00/p000020/3544749_0001.hea", "p00/p000020/3544749_0001.dat", "p00/p000020/3544749_0002.hea", "p00/p000020/3544749_0002.dat"],
            first.Provenance!.Files.Where(file => !file.Contains("layout", StringComparison.Ordinal)));
    }

    [Fact]
    public void Open_Segments_GapIsMissingInBothSignals()
    {
        MadeRecords.WriteSegments(_folder.File(First), "3544749", 90);
        Recording only = Assert.Single(Cohort.Open(_folder.Path).Recordings);
        using IPressureReader pressure = only.Pressure!.Open();
        double[] mmHg = new double[40_000];
        Assert.Equal(240 * 125, pressure.Read(mmHg));
        Assert.Equal(0, pressure.Read(mmHg));
        Assert.All(mmHg.Take(90 * 125).Concat(mmHg.Skip(150 * 125).Take(90 * 125)), value => Assert.InRange(value, 79.9, 120.1));
        Assert.All(mmHg.Skip(90 * 125).Take(60 * 125), value => Assert.True(double.IsNaN(value)));
        using IEcgReader ecg = only.Ecg!.Open();
        int[] samples = new int[40_000];
        Assert.Equal(240 * 125, ecg.Read(samples));
        Assert.Equal(60 * 125, samples.Count(sample => sample == int.MinValue));
    }

    [Fact]
    public void Open_Mimic4_RecordsBelowTheirSubjects()
    {
        MadeRecords.WriteSegments(_folder.File("waves/p100/p10014354/81739927/81739927"), "81739927", 70);
        MadeRecords.Write(_folder.File("waves/p101/p10100000/82000000/82000000"), 60, pressureUnit: "kPa");
        Cohort cohort = Cohort.Open(_folder.Path);
        Assert.Equal(
            [("p100/p10014354/81739927/81739927", "p10014354", SourceKind.Mimic4), ("p101/p10100000/82000000/82000000", "p10100000", SourceKind.Mimic4)],
            cohort.Recordings.Select(r => (r.Id, r.Group!, r.Provenance!.Kind)));
        using IPressureReader pressure = cohort.Recordings[1].Pressure!.Open();
        double[] mmHg = new double[125];
        pressure.Read(mmHg);
        Assert.All(mmHg, value => Assert.InRange(value, 79, 121));
    }

    [Fact]
    public void Open_SeveralSamplesAFrame_OwnRateAndOneTimeBase()
    {
        // As MIMIC-IV has them: 62.4725 frames a second, the ECG four samples in each, the pressure two.
        string folder = _folder.File("waves/p100/p10014354/81739927");
        Directory.CreateDirectory(folder);
        int frames = 62 * 60;
        short ecgSum = Counts(Path.Combine(folder, "e.dat"), frames * 4, i => i % 900);
        short pressureSum = Counts(Path.Combine(folder, "p.dat"), frames * 2, i => 900 + (i % 200));
        File.WriteAllText(
            Path.Combine(folder, "81739927.hea"),
            $"81739927 2 62.4725 {frames}\ne.dat 16x4 1000/mV 16 0 0 {ecgSum} 0 II\np.dat 16x2 10/mmHg 16 0 900 {pressureSum} 0 ABP\n");
        Recording only = Assert.Single(Cohort.Open(_folder.Path, new SourceOptions { Kind = SourceKind.Mimic4 }).Recordings);
        Assert.Equal(250, only.Ecg!.SampleRateHz);
        Assert.Equal(125, only.Pressure!.SampleRateHz, 9);
        using IEcgReader ecg = only.Ecg.Open();
        int[] samples = new int[20_000];
        Assert.Equal(frames * 4, ecg.Read(samples));
        Assert.Equal(Enumerable.Range(0, frames * 4).Select(i => i % 900), samples.Take(frames * 4));
        using IPressureReader pressure = only.Pressure.Open();
        double[] mmHg = new double[10_000];
        Assert.Equal(frames * 2, pressure.Read(mmHg));
        Assert.Equal([90.0, 90.1, 90.2], mmHg.Take(3));
    }

    [Fact]
    public void Open_Selected_OpensNoOther()
    {
        MadeRecords.Write(_folder.File(First), 60);
        Directory.CreateDirectory(_folder.File("p00/p000030"));
        File.WriteAllText(_folder.File("p00/p000030/p000030-2172-10-16-12-22.hea"), "no header");
        Cohort all = Cohort.Open(_folder.Path), some = Cohort.Open(_folder.Path, new SourceOptions { Select = id => id == First });
        Assert.Contains("p000030-2172-10-16-12-22.hea", Assert.Single(all.Skipped).Reason, StringComparison.Ordinal);
        Assert.Equal((1, 0), (some.Recordings.Count, some.Skipped.Count));
    }

    [Fact]
    public void Open_LeadThatIsNotThere_NamesThoseThatAre()
    {
        MadeRecords.Write(_folder.File(First), 60);
        Cohort cohort = Cohort.Open(_folder.Path, new SourceOptions { EcgNames = ["V5", "V6"] });
        Assert.Contains("no lead V5 or V6, found II, ABP", Assert.Single(cohort.Skipped).Reason, StringComparison.Ordinal);
        Assert.Empty(cohort.Recordings);
    }

    [SkippableFact]
    public void Open_RealSegmentedRecord_InTheLayout()
    {
        string source = SharedData.Require("data/wfdb-python-samples/multi-segment/p000878");
        string target = _folder.File("p00/p000878");
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        Cohort cohort = Cohort.Open(_folder.Path);
        Recording only = Assert.Single(cohort.Recordings);
        Assert.Equal(("p000878", 125, 52725000 / 125.0), (only.Group, only.Ecg!.SampleRateHz, only.DurationSeconds));
        // The header names 36 segments, of which the sample holds two: reading ends with the file that is missing, not with what there is.
        string message = Assert.ThrowsAny<FormatException>(() => Preparation.Run(cohort)).Message;
        Assert.Contains("3269321_0003", message, StringComparison.Ordinal);
    }

    private static short Counts(string path, int count, Func<int, int> value)
    {
        using BinaryWriter file = new(File.Create(path));
        for (int i = 0; i < count; i++)
            file.Write((short)value(i));
        return unchecked((short)Enumerable.Range(0, count).Sum(value));
    }
}
