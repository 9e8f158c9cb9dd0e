using HrvXkd.Core.Beats;
using HrvXkd.Firmware.Recording;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Tests.Recording;

public sealed class SessionWriterTests : IDisposable
{
    private const int RateHz = 100;
    private const string Name = "20260102T030405Z";
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private static readonly WfdbSignal Lead = new() { FileName = "", Format = 24, Gain = 1000, Units = "mV", AdcResolution = 24, Description = "ECG" };
    private readonly string _data = Directory.CreateTempSubdirectory("hrvxkd-").FullName;
    private readonly RecordingStore _store;

    public SessionWriterTests() => _store = new RecordingStore(_data);

    public void Dispose() => Directory.Delete(_data, true);

    [Fact]
    public void Complete_SegmentsAndGaps_ReadAsOneRecord()
    {
        int[] expected = Record(complete: true);
        using WfdbRecord record = WfdbRecord.Open(_store.PathOf(Name));
        Assert.Equal(expected.Length, record.SampleCount);
        Assert.Equal(expected, record.ReadAll(0));
        Assert.Equal(Start, record.Start);
        Assert.Contains("registers 01..0B: 02", record.Comments);
        Assert.Equal([(0L, 1000L), (1000L, 1000L), (6000L, 1000L)], record.Segments.Where(segment => !segment.IsGap).Select(segment => (segment.Start, segment.FrameCount)));

        IReadOnlyList<Annotation> annotations = AnnotationFile.Read(_store.PathOf(Name) + ".atr");
        Assert.Equal([150, 990, 1010, 6500], annotations.Select(annotation => annotation.Sample));
        Assert.Equal([1, 5, 1, 1], annotations.Select(annotation => annotation.Code));
        Assert.Equal([80, 81, 82, 83], annotations.Select(annotation => annotation.Number));
    }

    [Fact]
    public void Mend_CutAnywhere_KeepsWhatWasFlushedAndJoinsIt()
    {
        int[] expected = Record(complete: false);
        string last = Directory.EnumerateFiles(Path.GetDirectoryName(_store.PathOf(Name))!, "*.dat").Order(StringComparer.Ordinal).Last();
        byte[] bytes = File.ReadAllBytes(last);
        foreach (int cut in new[] { 0, 1, 2, 3, 100, bytes.Length - 3 })
        {
            File.WriteAllBytes(last, bytes[..^cut]);
            File.Delete(_store.PathOf(Name) + ".hea");
            string header = File.ReadAllText(last[..^4] + ".hea");
            File.WriteAllText(last[..^4] + ".hea", header.Replace($" {RateHz} {(bytes.Length - cut) / 3}", $" {RateHz} 0", StringComparison.Ordinal));
            MendedRecording mended = Assert.Single(_store.Mend());
            using WfdbRecord record = WfdbRecord.Open(_store.PathOf(Name));
            Assert.Equal(expected.Length - ((cut + 2) / 3), record.SampleCount);
            Assert.Equal(mended.Samples, record.SampleCount);
            Assert.Equal(expected[..(int)record.SampleCount], record.ReadAll(0));
            Assert.Empty(_store.Mend());
            RestoreHeader(last, header);
        }
    }

    [Fact]
    public void MakeRoom_RemovesTheOldestButNotTheCurrent()
    {
        foreach (string name in new[] { "20250101T000000Z", Name, "20270101T000000Z" })
            Directory.CreateDirectory(Path.Combine(_store.Folder, name));
        Directory.CreateDirectory(Path.Combine(_store.Folder, "notes"));
        Assert.Equal(["20250101T000000Z", "20270101T000000Z"], _store.MakeRoom(long.MaxValue, Name));
        Assert.Equal([Name], _store.Names);
        Assert.True(Directory.Exists(Path.Combine(_store.Folder, "notes")));
        Assert.NotEqual(Name, _store.NewName(Start));
    }

    // Two whole segments, the second with lost samples inside, a long gap, and one that is not whole.
    private int[] Record(bool complete)
    {
        SessionHead head = new(Name, RateHz, [Lead], ["registers 01..0B: 02"], Start);
        using SessionWriter session = new(Path.GetDirectoryName(_store.PathOf(Name))!, head, 10, 5);
        List<int> expected = [];
        for (int i = 0; i < 7000; i++)
        {
            bool lost = i is (>= 1500 and < 1600) or (>= 2000 and < 6000);
            expected.Add(lost ? WfdbRecord.Missing : i);
            if (!lost)
                session.Write(i, [i]);
            if (i == 160)
                session.Annotate(DeviceAnnotation.Beat(150, 80, BeatClass.NormalLike));
            if (i == 1200)
            {
                session.Annotate(DeviceAnnotation.Beat(1010, 82, BeatClass.NormalLike));
                session.Annotate(DeviceAnnotation.Beat(990, 81, BeatClass.VentricularLike));
            }

            if (i == 6700)
                session.Annotate(DeviceAnnotation.Beat(6500, 83, BeatClass.NormalLike));
            if (i % 50 == 49 && !lost)
                session.Flush();
        }

        if (complete)
            session.Complete();
        return [.. expected];
    }

    private static void RestoreHeader(string last, string header)
    {
        string path = last[..^4];
        File.WriteAllText(path + ".hea", header);
    }
}
