using HrvXkd.Data;

namespace HrvXkd.Tests.Data.Sources;

public sealed class RecognitionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("uci-cuffless-bp", SourceKind.UciCuffless)]
    [InlineData("vitaldb-arrhythmia", SourceKind.VitalDbArrhythmia)]
    [InlineData("rr-long", SourceKind.RrLists)]
    [InlineData("welltory-rr", SourceKind.RrLists)]
    [InlineData("mitdb", SourceKind.Wfdb)]
    public void Open_SharedFolder_IsRecognised(string name, SourceKind kind) =>
        Assert.All(Cohort.Open(SharedData.Require("data/" + name)).Recordings, r => Assert.Equal(kind, r.Provenance!.Kind));

    [Fact]
    public void Open_DeviceRecording_SegmentsAndWhatTheHeaderSays()
    {
        string[] lines = ["HRV-XKD recording. Research software, not a medical device.", "front end: ADS1292", "subject: S7", "sex: F", "age: 54"];
        MadeRecords.WriteSegments(_folder.File("20260101T000000Z/20260101T000000Z"), "20260101T000000Z", 70, pressure: false, lines);
        Recording only = Assert.Single(Cohort.Open(_folder.Path).Recordings);
        Assert.Equal((SourceKind.Device, "S7", Sex.Female, 54.0), (only.Provenance!.Kind, only.Group, only.Sex, only.AgeYears));
        Assert.Equal(("20260101T000000Z/20260101T000000Z", 200.0), (only.Id, only.DurationSeconds));
    }

    [Fact]
    public void Open_WfdbWithoutIndex_NoGroupNoLabelNoSegmentAlone()
    {
        MadeRecords.WriteSegments(_folder.File("a"), "seg", 70);
        MadeRecords.Write(_folder.File("b"), 60, pressure: false);
        Cohort cohort = Cohort.Open(_folder.Path);
        Assert.Equal(["a", "b"], cohort.Recordings.Select(r => r.Id));
        Assert.All(cohort.Recordings, r => Assert.True(r is { Group: null, Hypertensive: null }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_Edf_IsARecordLikeAnyOther(bool indexed)
    {
        WriteEdf(_folder.File("night.edf"), 30);
        if (indexed)
            File.WriteAllText(_folder.File("index.csv"), "record,group\nnight.edf,g1\n");
        Recording only = Assert.Single(Cohort.Open(_folder.Path).Recordings);
        Assert.Equal(("night.edf", SourceKind.Wfdb, 250, 1000, 30.0), (only.Id, only.Provenance!.Kind, only.Ecg!.SampleRateHz, only.Ecg.CountsPerMilliVolt, only.DurationSeconds));
        Assert.Equal(["night.edf"], only.Provenance.Files);
        Assert.Equal(indexed ? "g1" : null, only.Group);
        using IEcgReader reader = only.Ecg.Open();
        int[] samples = new int[10_000];
        Assert.Equal(7500, reader.Read(samples));
        Assert.Equal(Enumerable.Range(0, 250).Select(i => i - 100), samples.Take(250));
    }

    // One signal of 250 samples a second, -32..32 mV over -32000..32000, a ramp in every second.
    private static void WriteEdf(string path, int seconds)
    {
        string[] head = ["0".PadRight(8), "X X X X".PadRight(80), "Startdate X X X X".PadRight(80), "02.03.04", "05.06.07", "512".PadRight(8), new(' ', 44), $"{seconds}".PadRight(8), "1".PadRight(8), "1".PadRight(4)];
        string[] signal = ["ECG".PadRight(16), new(' ', 80), "mV".PadRight(8), "-32".PadRight(8), "32".PadRight(8), "-32000".PadRight(8), "32000".PadRight(8), new(' ', 80), "250".PadRight(8), new(' ', 32)];
        using BinaryWriter file = new(File.Create(path));
        file.Write(System.Text.Encoding.ASCII.GetBytes(string.Concat(head) + string.Concat(signal)));
        for (int i = 0; i < seconds * 250; i++)
            file.Write((short)((i % 250) - 100));
    }

    [Fact]
    public void Open_TwoKinds_AsksWhich()
    {
        MadeRecords.Write(_folder.File("b"), 60);
        File.WriteAllText(_folder.File("list.txt"), "800\n810\n");
        string message = Assert.Throws<FormatException>(() => Cohort.Open(_folder.Path)).Message;
        Assert.Contains("b.hea is of kind wfdb and list.txt is of kind rr; say which by --source KIND (wfdb, mimic3, mimic4, uci, vitaldb, rr, device)", message, StringComparison.Ordinal);
        Assert.Equal("b", Assert.Single(Cohort.Open(_folder.Path, new SourceOptions { Kind = SourceKinds.Parse("wfdb") }).Recordings).Id);
        Assert.Equal("list.txt", Assert.Single(Cohort.Open(_folder.Path, new SourceOptions { Kind = SourceKinds.Parse("rr") }).Recordings).Id);
    }

    [Theory]
    [InlineData(null, "no recordings of a kind that is known")]
    [InlineData("wfdb", "no WFDB record (*.hea, *.edf, *.bdf)")]
    [InlineData("mimic3", "no record of the layout p00/p000020")]
    [InlineData("mimic4", "no record of the layout p100/p10014354")]
    [InlineData("vitaldb", "no labels.csv")]
    [InlineData("rr", "no RR list")]
    [InlineData("device", "no recording of the device")]
    public void Open_EmptyFolder_OneLine(string? kind, string says)
    {
        SourceOptions options = new() { Kind = kind is null ? null : SourceKinds.Parse(kind) };
        Exception fault = Assert.ThrowsAny<Exception>(() => Cohort.Open(_folder.Path, options));
        Assert.True(fault is FormatException or IOException, fault.ToString());
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void Parse_UnknownKind_NamesThoseThatAre() =>
        Assert.Contains("--source ecg: no such kind of source; there are wfdb, mimic3", Assert.Throws<FormatException>(() => SourceKinds.Parse("ecg")).Message, StringComparison.Ordinal);
}
