namespace HrvXkd.Wfdb.Tests;

public sealed class SegmentTests : IDisposable
{
    private const int Missing = WfdbRecord.Missing;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_FixedLayout_JoinsSegments()
    {
        Segment("a", "a.dat 16 200 12 0 1 6 0 II\na.dat 16 10/mmHg 12 0 9 24 0 ABP", 1, 9, 2, 8, 3, 7);
        Segment("b", "b.dat 16 200 12 0 4 9 0 II\nb.dat 16 10/mmHg 12 0 6 11 0 ABP", 4, 6, 5, 5);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r/2 2 100 5 10:00:00 1/2/2003\na 3\nb 2\n# joined"));

        Assert.Equal([1, 2, 3, 4, 5], record.ReadAll(0));
        Assert.Equal([9, 8, 7, 6, 5], record.ReadAll(1));
        Assert.Equal([new WfdbSegment("a", 0, 3), new WfdbSegment("b", 3, 2)], record.Segments);
        Assert.Equal(("II", "ABP"), (record.Signals[0].Description, record.Signals[1].Description));
        Assert.Equal((5, "joined", new DateOnly(2003, 2, 1)), (record.SampleCount, record.Comments[0], record.BaseDate));
        Assert.Null(record.Signals[0].Checksum);
    }

    [Fact]
    public void Read_VariableLayout_MapsSignalsByNameAndGain()
    {
        _folder.Write("l.hea", "l 3 100 0\n~ 0 200(100)/mV 12 0 0 0 0 II\n~ 0 10/mmHg 12 0 0 0 0 ABP\n~ 0 1/NU 8 0 0 0 0 PLETH");
        Segment("a", "a.dat 16 50(-7)/mV 12 0 1 0 0 II", -7, 43, -32_768);
        Segment("b", "b.dat 16 10/mmHg 12 0 1 0 0 ABP\nb.dat 16 200(100)/mV 12 0 1 0 0 II", 800, 101, 810, 102);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r/5 3 100 9\nl 0\n~ 2\na 3\n~ 2\nb 2"), FaultPolicy.Report);

        Assert.Equal([Missing, Missing, 100, 300, Missing, Missing, Missing, 101, 102], record.ReadAll(0));
        Assert.Equal([Missing, Missing, Missing, Missing, Missing, Missing, Missing, 800, 810], record.ReadAll(1));
        Assert.All(record.ReadAll(2), sample => Assert.Equal(Missing, sample));
        Assert.Equal([true, false, true, false], record.Segments.Select(segment => segment.IsGap));
        double[] values = new double[9];
        record.OpenSignal(0).ReadPhysical(values);
        Assert.Equal([double.NaN, double.NaN, 0, 1, double.NaN, double.NaN, double.NaN, 0.005, 0.01], values);
    }

    [Fact]
    public void Read_AsMimicIv_FlacOfSeveralRatesInVariableLayout()
    {
        int[] wave = [.. Enumerable.Range(0, 400).Select(i => (int)(900 * Math.Sin(i * 0.2)))];
        _folder.Write("w_0000.hea", "w_0000 2 62.4725/999.56 0\n~ 0x4 200/mV 14 8192 0 0 0 II\n~ 0x2 16(800)/mmHg 12 2048 0 0 0 ABP");
        _folder.Write("w_0001e.dat", FlacEncoder.Encode(new FlacOptions(), wave));
        _folder.Write("w_0001.hea", "w_0001 1 62.4725/999.56 100\nw_0001e.dat 516x4 200/mV 14 8192 0 0 0 II");
        _folder.Write("w_0002e.dat", FlacEncoder.Encode(new FlacOptions { Kind = "lpc" }, wave[..200]));
        _folder.Write("w_0002p.dat", FlacEncoder.Encode(new FlacOptions(), wave[..100]));
        _folder.Write("w_0002.hea", "w_0002 2 62.4725/999.56 50\nw_0002p.dat 516x2 16(800)/mmHg 12 2048 0 0 0 ABP\nw_0002e.dat 516x4 400/mV 14 8192 0 0 0 II");
        using WfdbRecord record = WfdbRecord.Open(
            _folder.Write("w.hea", "w/4 2 62.4725/999.56 160 1:00:00\nw_0000 0\nw_0001 100\n~ 10\nw_0002 50"), FaultPolicy.Report);

        int[] ecg = record.ReadAll(0, SignalView.Samples);
        int[] pressure = record.ReadAll(1, SignalView.Samples);

        Assert.Equal(wave, ecg[..400]);
        Assert.All(ecg[400..440], sample => Assert.Equal(Missing, sample));
        Assert.Equal(wave[..200].Select(sample => (int)Math.Floor(((sample - 8192) / 2.0) + 8192.5)), ecg[440..]);
        Assert.All(pressure[..220], sample => Assert.Equal(Missing, sample));
        Assert.Equal(wave[..100], pressure[220..]);
        Assert.Equal((249.89, 124.945), (record.OpenSignal(0).SampleRateHz, record.OpenSignal(1).SampleRateHz));
        Assert.Equal(999.56, record.CounterHz);
        Assert.All(record.Faults, fault => Assert.Contains("checksum", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SignalsOfOneName_AreTakenInOrder()
    {
        _folder.Write("l.hea", "l 3 100 0\n~ 0 200/mV 12 0 0 0 0 II\n~ 0 200/mV 12 0 0 0 0 II\n~ 0 200/mV 12 0 0 0 0 II");
        Segment("a", "a.dat 16 200 12 0 0 0 0 II\na.dat 16 200 12 0 0 0 0 II", 1, 2, 3, 4);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r/2 3 100 2\nl 0\na 2"), FaultPolicy.Report);

        Assert.Equal([1, 3], record.ReadAll(0));
        Assert.Equal([2, 4], record.ReadAll(1));
        Assert.Equal([Missing, Missing], record.ReadAll(2));
    }

    [Theory]
    [InlineData(50, 200, 3, 12)]
    [InlineData(200, 50, 2, 1)]
    [InlineData(200, 50, -2, 0)]
    [InlineData(1, 1e9, 30_000, int.MaxValue)]
    [InlineData(1, 1e9, -30_000, -int.MaxValue)]
    public void Read_OtherGain_RoundsHalfUpAndStaysInRange(double from, double to, int stored, int expected)
    {
        _folder.Write("l.hea", FormattableString.Invariant($"l 1 100 0\n~ 0 {to}/mV 12 0 0 0 0 II"));
        Segment("a", FormattableString.Invariant($"a.dat 16 {from}/mV 12 0 {stored} {stored} 0 II"), stored);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r/2 1 100 1\nl 0\na 1"));

        Assert.Equal([expected], record.ReadAll(0));
    }

    [Fact]
    public void Read_StreamsAtDifferentSegments_ShareWhatIsOpen()
    {
        for (int i = 0; i < 20; i++)
            Segment($"s{i}", $"s{i}.dat 16 200 12 0 0 0 0 II", 3 * i, (3 * i) + 1, (3 * i) + 2);
        string lines = string.Join('\n', Enumerable.Range(0, 20).Select(i => $"s{i} 3"));
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", $"r/20 1 100 60\n{lines}"), FaultPolicy.Report);
        SignalStream[] streams = [record.OpenSignal(0), record.OpenSignal(0), record.OpenSignal(0)];
        Random random = new(3);
        int[] piece = new int[7];
        for (int i = 0; i < 300; i++)
        {
            SignalStream stream = streams[random.Next(3)];
            int at = random.Next(60);
            stream.Seek(at);
            int read = stream.Read(piece);
            Assert.Equal(Enumerable.Range(at, read), piece.Take(read));
        }
    }

    [Fact]
    public void Open_WrongSegments_SayWhatIsWrong()
    {
        Segment("a", "a.dat 16 200 12 0 1 6 0 II", 1, 2, 3);
        Segment("two", "two.dat 16\ntwo.dat 16", 1, 2);
        _folder.Write("fast.hea", "fast 1 200 3\na.dat 16");
        _folder.Write("nested.hea", "nested/1 1 100 3\na 3");
        _folder.Write("mmhg.hea", "mmhg 1 100 3\na.dat 16 10/mmHg 12 0 1 6 0 II");

        AssertRefused("r.hea: the segments have 3 frames, expected 4 as the record line says", "r/1 1 100 4\na 3");
        AssertRefused("a.hea: found 3 frames, expected 2 as r.hea says", "r/1 1 100 2\na 2");
        AssertRefused("a.hea: found 1 signals, expected 2 as r.hea says", "r/1 2 100 3\na 3");
        AssertRefused("two.hea: found 2 signals, expected 1 as r.hea says", "r/2 1 100 4\na 3\ntwo 1");
        AssertRefused("fast.hea: found 200 frames per second, expected 100 as r.hea says", "r/1 1 100 3\nfast 3");
        AssertRefused(
            "nested.hea line 1: found a record of segments, expected an ordinary one: it is a segment of r.hea", "r/1 1 100 3\nnested 3");
        AssertRefused("r.hea line 1: found a record of segments, expected an ordinary one: it is a segment of r.hea", "r/1 1 100 3\nr 3");
        AssertRefused("r.hea: found gaps only, expected a segment or a layout that lists the signals", "r/1 1 100 3\n~ 3");
        AssertRefused(
            "mmhg.hea: signal 'II' has 1 samples per frame in 'mmHg', expected 1 in 'mV'", "r/2 1 100 6\na 3\nmmhg 3");
        Assert.StartsWith("'none.hea' not found: no header at", Refusal("r/2 1 100 6\na 3\nnone 3"), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SegmentThatIsMissing_LeavesTheOthersReadable()
    {
        Segment("a", "a.dat 16 200 12 0 1 6 0 II", 1, 2, 3);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r/3 1 100 9\na 3\nnone 3\na 3"));
        SignalStream stream = record.OpenSignal(0);
        int[] piece = new int[3];

        Assert.Equal(3, stream.Read(piece));
        Assert.Throws<WfdbException>(() => stream.Read(piece));
        stream.Seek(6);
        Assert.Equal(3, stream.Read(piece));
        Assert.Equal([1, 2, 3], piece);
    }

    [Fact]
    public void ReadAll_LongGaps_AreRefusedForOneArrayAndReadInParts()
    {
        Segment("a", "a.dat 16 200 12 0 1 6 0 II", 1, 2, 3);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r/3 1 100 600000000006\na 3\n~ 600000000000\na 3"));

        Assert.Equal(
            "r.hea: 600000000006 samples, expected at most 268435456 for one array; read in parts",
            Assert.Throws<WfdbException>(() => record.ReadAll(0)).Message);
        SignalStream stream = record.OpenSignal(0);
        int[] piece = new int[9];
        stream.Seek(600_000_000_001);
        Assert.Equal(5, stream.Read(piece));
        Assert.Equal([Missing, Missing, 1, 2, 3], piece[..5]);
    }

    private void Segment(string name, string signals, params int[] stored)
    {
        int count = signals.Split('\n').Length;
        _folder.Write(name + ".dat", Packing.Bytes(stored, 2));
        _folder.Write(name + ".hea", $"{name} {count} 100 {stored.Length / count}\n{signals}");
    }

    private void AssertRefused(string message, string header) => Assert.Equal(message, Refusal(header));

    private string Refusal(string header) => Assert.Throws<WfdbException>(() =>
    {
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", header));
        record.ReadAll(0);
    }).Message;
}
