namespace HrvXkd.Wfdb.Tests;

public sealed class RecordWriterTests : IDisposable
{
    private const int Missing = WfdbRecord.Missing;
    private static readonly WfdbSignal Line = new() { FileName = "", Format = 24, Description = "II", Gain = 1000 };
    private static readonly DateTime Start = new(2003, 2, 1, 4, 5, 6, 789);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(16, 1)]
    [InlineData(24, 2)]
    [InlineData(212, 3)]
    public void Write_InPieces_IsTheSameAsAtOnce(int format, int signals)
    {
        Random random = new(format);
        int[][] samples = [.. Enumerable.Range(0, signals).Select(_ => Enumerable.Range(0, 7001).Select(_ => random.Next(-2000, 2000)).ToArray())];
        samples[0][5] = Missing;
        WfdbSignal[] lines = [.. samples.Select(_ => Line with { Format = format })];
        WfdbWriter.Write(_folder["a"], 500, lines, samples, ["x"], Start);
        using (RecordWriter writer = RecordWriter.Create(_folder["b"], 500, lines, ["x"], Start))
        {
            for (int frame = 0; frame < 7001;)
            {
                int count = Math.Min(random.Next(0, 900), 7001 - frame);
                int[] piece = [.. Enumerable.Range(frame, count).SelectMany(i => samples.Select(signal => signal[i]))];
                writer.Write(piece);
                if (random.Next(3) == 0)
                    writer.Flush();
                frame += count;
                Assert.Equal(frame, writer.FrameCount);
            }

            writer.Complete();
        }

        Assert.Equal(File.ReadAllBytes(_folder["a.dat"]), File.ReadAllBytes(_folder["b.dat"]));
        Assert.Equal(File.ReadAllText(_folder["a.hea"]).Replace("a", "b", StringComparison.Ordinal), File.ReadAllText(_folder["b.hea"]).Replace("a", "b", StringComparison.Ordinal));
        using WfdbRecord record = WfdbRecord.Open(_folder["b"]);
        for (int i = 0; i < signals; i++)
            Assert.Equal(samples[i], record.ReadAll(i));
        Assert.Equal((new DateOnly(2003, 2, 1), new TimeSpan(0, 4, 5, 6, 789)), (record.BaseDate!.Value, record.BaseTime!.Value));
    }

    [Fact]
    public void Write_WithoutComplete_LeavesARecordOfWhatWasFlushed()
    {
        WfdbSignal line = Line with { Format = 212 };
        RecordWriter writer = RecordWriter.Create(_folder["r"], 500, [line, line, line], ["x"], Start);
        writer.Write([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        writer.Flush();

        using (WfdbRecord record = WfdbRecord.Open(_folder["r"]))
        {
            Assert.Equal(2, record.SampleCount);
            Assert.Equal([1, 4], record.ReadAll(0));
            Assert.Equal([3, 6], record.ReadAll(2));
            Assert.Equal(("II", "x"), (record.Signals[2].Description, record.Comments[0]));
        }

        writer.Dispose();
        Assert.Equal("r 3 500 0 04:05:06.789 01/02/2003", File.ReadAllLines(_folder["r.hea"])[0]);
    }

    [Fact]
    public void Write_Header_IsPlainWfdb()
    {
        using (RecordWriter writer = RecordWriter.Create(_folder["r"], 250, [Line, Line with { IsCalibrated = false, Units = "NU", Description = "" }]))
        {
            writer.Write([8_388_607, -1, Missing, 5]);
            writer.Complete();
        }

        Assert.Equal("r 2 250 2\nr.dat 24 1000(0)/mV 12 0 8388607 -1 0 II\nr.dat 24 0(0)/NU 12 0 -1 4 0\n", File.ReadAllText(_folder["r.hea"]));
        Assert.Equal(Convert.FromHexString("FFFF7FFFFFFF000080050000"), File.ReadAllBytes(_folder["r.dat"]));
        using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
        Assert.Equal([8_388_607, Missing], record.ReadAll(0));
        Assert.False(record.Signals[1].IsCalibrated);
    }

    [Fact]
    public void Write_AfterTheFirstCall_AllocatesNothing()
    {
        using RecordWriter writer = RecordWriter.Create(_folder["r"], 500, [Line, Line]);
        int[] frames = [.. Enumerable.Range(0, 1000)];
        for (int i = 0; i < 20; i++)
            writer.Write(frames);
        writer.Flush();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            writer.Write(frames);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        writer.Complete();
        using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
        Assert.Equal(120L * 998 * 500 / 2, record.ReadAll(0).Sum(sample => (long)sample));
    }

    [Fact]
    public void Write_WrongSamples_AreRefusedWhole()
    {
        using RecordWriter writer = RecordWriter.Create(_folder["r"], 500, [Line, Line]);
        writer.Write([1, 2]);

        Assert.Equal(
            "r signal 1 sample 2: 8388608, expected -8388607..8388607 in format 24, or Missing",
            Assert.Throws<WfdbException>(() => writer.Write([1, 2, 3, 8_388_608])).Message);
        Assert.Equal("r: 3 samples, expected whole frames of 2", Assert.Throws<WfdbException>(() => writer.Write([1, 2, 3])).Message);
        writer.Complete();
        Assert.Throws<ObjectDisposedException>(() => writer.Write([1, 2]));
        using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
        Assert.Equal([1], record.ReadAll(0));
    }

    [Fact]
    public void WriteSegments_WithoutGaps_IsFixedLayout()
    {
        WfdbWriter.Write(_folder["a"], 500, [Line], [[1, 2, 3]]);
        WfdbWriter.Write(_folder["b"], 500, [Line], [[4, 5]]);

        WfdbWriter.WriteSegments(_folder["r"], [new WfdbSegment("a", 0, 3), new WfdbSegment("b", 3, 2)], ["joined"], Start);

        Assert.Equal("r/2 1 500 5 04:05:06.789 01/02/2003\na 3\nb 2\n# joined\n", File.ReadAllText(_folder["r.hea"]));
        using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
        Assert.Equal([1, 2, 3, 4, 5], record.ReadAll(0));
    }

    [Fact]
    public void WriteSegments_WithGaps_IsVariableLayout()
    {
        WfdbWriter.Write(_folder["a"], 500, [Line], [[1, 2, 3]]);

        WfdbWriter.WriteSegments(_folder["r"], [new("a", 0, 3), new(WfdbSegment.Gap, 3, 2), new("a", 5, 3)]);

        Assert.Equal("r/4 1 500 8\nr_layout 0\na 3\n~ 2\na 3\n", File.ReadAllText(_folder["r.hea"]));
        Assert.Equal("r_layout 1 500 0\n~ 0 1000(0)/mV 12 0 1 0 0 II\n", File.ReadAllText(_folder["r_layout.hea"]));
        using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
        Assert.Equal([1, 2, 3, Missing, Missing, 1, 2, 3], record.ReadAll(0));
    }

    [Fact]
    public void WriteSegments_SegmentsUnlikeEachOther_AreRefused()
    {
        WfdbWriter.Write(_folder["a"], 500, [Line], [[1, 2, 3]]);
        WfdbWriter.Write(_folder["b"], 500, [Line with { Description = "V" }], [[4, 5]]);
        WfdbWriter.Write(_folder["c"], 250, [Line], [[4, 5]]);
        WfdbWriter.Write(_folder["twice"], 500, [Line, Line], [[4, 5], [6, 7]]);
        const string Expected = " of one segment with the rate and the signals of a";

        AssertRefused("r segment 1: b has 2 frames of 1 signals, expected 2" + Expected, new("a", 0, 3), new("b", 3, 2));
        AssertRefused("r segment 1: c has 2 frames of 1 signals, expected 2" + Expected, new("a", 0, 3), new("c", 3, 2));
        AssertRefused("r segment 0: a has 3 frames of 1 signals, expected 4" + Expected, new WfdbSegment("a", 0, 4));
        AssertRefused("r segment 1: 3 frames from 4 on, expected 1 or more from 3 on", new("a", 0, 3), new("a", 4, 3));
        AssertRefused(
            "r: two signals are described as 'II', expected different ones where there are gaps", new("twice", 0, 2), new(WfdbSegment.Gap, 2, 9));
        AssertRefused("r: 0 segments, expected 1..65536, the first no gap");
        AssertRefused("r: 1 segments, expected 1..65536, the first no gap", new WfdbSegment(WfdbSegment.Gap, 0, 3));
        Assert.Contains("'none.hea' not found", Refusal(new WfdbSegment("none", 0, 3)), StringComparison.Ordinal);
    }

    private void AssertRefused(string message, params WfdbSegment[] segments) => Assert.Equal(message, Refusal(segments));

    private string Refusal(params WfdbSegment[] segments)
    {
        WfdbException fault = Assert.Throws<WfdbException>(() => WfdbWriter.WriteSegments(_folder["r"], segments));
        Assert.False(File.Exists(_folder["r.hea"]));
        return fault.Message;
    }
}
