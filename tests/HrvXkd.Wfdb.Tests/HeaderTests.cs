namespace HrvXkd.Wfdb.Tests;

public sealed class HeaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_AllFields_AreRead()
    {
        using WfdbRecord record = WfdbRecord.Open(_folder.Record("""
            # before
            r 2 360/1000(12.5) 3 12:30:00.25 1/2/2003
            r.dat 16 4000.5(-7)/uV 16 3 0 0 0 lead II, chest
            # between
            r.dat 16	1.5e+02/mmHg 11 1024 0 65536 0
            # after
            """));

        Assert.Equal("r", record.Name);
        Assert.Equal(360, record.SampleRateHz);
        Assert.Equal((1000, 12.5), (record.CounterHz, record.CounterStart));
        Assert.Equal(new TimeSpan(0, 12, 30, 0, 250), record.BaseTime);
        Assert.Equal(new DateOnly(2003, 2, 1), record.BaseDate);
        Assert.Equal(new DateTime(2003, 2, 1, 12, 30, 0, 250), record.Start);
        Assert.Equal(3, record.SampleCount);
        Assert.Equal(["before", "between", "after"], record.Comments);
        Assert.Equal(
            new WfdbSignal
            {
                FileName = "r.dat",
                Format = 16,
                Gain = 4000.5,
                Baseline = -7,
                Units = "uV",
                AdcResolution = 16,
                AdcZero = 3,
                Checksum = 0,
                Description = "lead II, chest",
            },
            record.Signals[0]);
        Assert.Equal(150, record.Signals[1].Gain);
        Assert.Equal(1024, record.Signals[1].Baseline);
        Assert.Equal("mmHg", record.Signals[1].Units);
    }

    [Fact]
    public void Open_ShortestHeader_HasTheDefaultsOfWfdb()
    {
        using WfdbRecord record = WfdbRecord.Open(_folder.Record("r 2\r\nr.dat 212\r\nr.dat 212 0 0 512\r\n"));

        Assert.Equal(250, record.SampleRateHz);
        Assert.Equal(4, record.SampleCount);
        WfdbSignal expected = new() { FileName = "r.dat", Format = 212, IsCalibrated = false };
        Assert.Equal(expected, record.Signals[0]);
        Assert.Equal(expected with { Baseline = 512, AdcZero = 512, InitialValue = 512 }, record.Signals[1]);
        Assert.Equal((250, 0), (record.CounterHz, record.CounterStart));
        Assert.Null(record.BaseTime);
        Assert.Null(record.BaseDate);
        Assert.Null(record.Start);
        Assert.Equal(12, record.Signals[0].AdcResolution);
    }

    [Theory]
    [InlineData("", "r.hea line 1: found no record line, expected the record name and the number of signals")]
    [InlineData("r", "r.hea line 1: number of signals is missing, expected it")]
    [InlineData("r x", "r.hea line 1: number of signals is 'x', expected an integer, 0..1024")]
    [InlineData("r 2000000000", "r.hea line 1: number of signals is '2000000000', expected an integer, 0..1024")]
    [InlineData("r -1", "r.hea line 1: number of signals is '-1', expected an integer, 0..1024")]
    [InlineData("r 1 0", "r.hea line 1: sampling rate is '0', expected a number above 0")]
    [InlineData("r 1 nan", "r.hea line 1: sampling rate is 'nan', expected a number")]
    [InlineData("r 1 1e999", "r.hea line 1: sampling rate is '1e999', expected a number")]
    [InlineData("r 1 360 -5", "r.hea line 1: number of samples is '-5', expected an integer, 0..1000000000000")]
    [InlineData("r 1 360 99999999999999999999", "r.hea line 1: number of samples is '99999999999999999999', expected an integer, 0..1000000000000")]
    [InlineData("../r 1", "r.hea line 1: record name is '../r', expected a plain name without a path")]
    [InlineData("r/x 1", "r.hea line 1: record name is 'r/x', expected a plain name without a path")]
    [InlineData("r/0 1", "r.hea line 1: number of segments is '0', expected an integer, 1..65536")]
    [InlineData("r/70000 1", "r.hea line 1: number of segments is '70000', expected an integer, 1..65536")]
    [InlineData("r 1 360/1000(5", "r.hea line 1: sampling rate is '360/1000(5', expected rate/counter(start)")]
    [InlineData("r 1 360 5 25:00:00", "r.hea line 1: base time is '25:00:00', expected hours:minutes:seconds of a day")]
    [InlineData("r 1 360 5 1:60:00", "r.hea line 1: base time is '1:60:00', expected hours:minutes:seconds of a day")]
    [InlineData("r 1 360 5 12:00:00 31/2/2000", "r.hea line 1: base date is '31/2/2000', expected day/month/year")]
    [InlineData("r 1\n# only this", "r.hea line 2: found 0 signal lines, expected 1 as the record line says")]
    [InlineData("r 1\nr.dat 16\nr.dat 16", "r.hea line 3: found signal line 2, expected 1 signal lines as the record line says")]
    [InlineData("r 1\nr.dat", "r.hea line 2: format is missing, expected it")]
    [InlineData("r 1\nr.dat 17", "r.hea line 2: found format 17, expected one of 0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508, 516, 524")]
    [InlineData("r 1\nr.dat 16x0", "r.hea line 2: samples per frame is '0', expected an integer, 1..1048576")]
    [InlineData("r 1\nr.dat 16x9999999", "r.hea line 2: samples per frame is '9999999', expected an integer, 1..1048576")]
    [InlineData("r 1\nr.dat 16:-3", "r.hea line 2: skew is '-3', expected an integer, 0..2147483647")]
    [InlineData("r 3\nr.dat 16\ns.dat 16\nr.dat 16", "r.hea line 4: found 'r.dat' again after another file, expected the signals of a file one after another")]
    [InlineData("r 2\nr.dat 16x600000\nr.dat 16x600000", "r.hea: found 1200000 samples in a frame of r.dat, expected at most 1048576")]
    [InlineData("r 1\nr.dat 16+x", "r.hea line 2: byte offset is 'x', expected an integer, 0..2147483647")]
    [InlineData("r 1\nr.dat 16 abc", "r.hea line 2: gain is 'abc', expected a number")]
    [InlineData("r 1\nr.dat 16 200(5/mV", "r.hea line 2: gain is '200(5/mV', expected gain(baseline)/units")]
    [InlineData("r 1\nr.dat 16 200(z)/mV", "r.hea line 2: baseline is 'z', expected an integer, -2147483648..2147483647")]
    [InlineData("r 1\nr.dat 16 200 12 0 0 1e3", "r.hea line 2: checksum is '1e3', expected an integer, -2147483648..4294967295")]
    [InlineData("r 1\n../r.dat 16", "r.hea line 2: signal file is '../r.dat', expected a plain name without a path")]
    [InlineData("r 1\n/etc/passwd 16", "r.hea line 2: signal file is '/etc/passwd', expected a plain name without a path")]
    [InlineData("r 1\na\\r.dat 16", "r.hea line 2: signal file is 'a\\r.dat', expected a plain name without a path")]
    [InlineData("r 1\n.. 16", "r.hea line 2: signal file is '..', expected a plain name without a path")]
    [InlineData("r 1\n~ 16", "r.hea line 2: signal file is '~', expected a plain name without a path")]
    [InlineData("r/1 1\ns", "r.hea line 2: length of a segment is missing, expected it")]
    [InlineData("r/1 1\ns -1", "r.hea line 2: length of a segment is '-1', expected an integer, 0..1000000000000")]
    [InlineData("r/2 1\ns 5\nt 0", "r.hea line 3: length of a segment is 0, expected a length above 0; only the first segment, a layout, has none")]
    [InlineData("r/1 1\n../s 5", "r.hea line 2: segment name is '../s', expected a plain name without a path")]
    [InlineData("r/1 1\ns 5\ns 5", "r.hea line 3: found segment line 2, expected 1 segment lines as the record line says")]
    [InlineData("r/2 1\ns 5", "r.hea line 2: found 1 segment lines, expected 2 as the record line says")]
    [InlineData("r/2 1\ns 900000000000\ns 900000000000", "r.hea line 3: found 1800000000000 frames up to here, expected at most 1000000000000")]
    public void Open_WrongHeader_SaysWhereAndWhat(string header, string message)
    {
        WfdbException fault = Assert.Throws<WfdbException>(() => WfdbRecord.Open(_folder.Record(header)));

        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void Open_MissingHeader_SaysSo()
    {
        WfdbException fault = Assert.Throws<WfdbException>(() => WfdbRecord.Open(_folder["none"]));

        Assert.StartsWith("'none.hea' not found: no header at '", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HugeHeader_IsRefusedUnread()
    {
        WfdbException fault = Assert.Throws<WfdbException>(() => WfdbRecord.Open(_folder.Write("r.hea", new byte[(4 << 20) + 1])));

        Assert.Equal("r.hea holds 4194305 bytes, expected header of at most 4194304", fault.Message);
    }

    [Theory]
    [InlineData("31:25.894", 1885.894)]
    [InlineData("7", 7)]
    [InlineData("0:00", 0)]
    [InlineData("8:26:04", 30_364)]
    [InlineData("23:59:59.999", 86_399.999)]
    public void Open_BaseTime_MayLackHoursAndMinutes(string time, double seconds)
    {
        using WfdbRecord record = WfdbRecord.Open(_folder.Record($"r 1 360 6 {time}\nr.dat 16"));

        Assert.Equal(TimeSpan.FromSeconds(seconds), record.BaseTime);
    }

    [Fact]
    public void Open_FormatModifiers_AreRead()
    {
        using WfdbRecord record = WfdbRecord.Open(_folder.Record("r 2\nr.dat 16x2:6+4\nr.dat 16:1+4", 16));

        Assert.Equal((2, 6, 4), (record.Signals[0].SamplesPerFrame, record.Signals[0].Skew, record.Signals[0].ByteOffset));
        Assert.Equal((1, 1, 4), (record.Signals[1].SamplesPerFrame, record.Signals[1].Skew, record.Signals[1].ByteOffset));
        Assert.Equal(2, record.SampleCount);
    }

    [Fact]
    public void Open_LongLineOrName_IsRefused()
    {
        AssertRefused("r.hea line 2: found 20000 characters, expected at most 16384", "r 1\n#" + new string('x', 19_999));
        AssertRefused("r.hea line 2: signal file has 300 characters, expected at most 255", $"r 1\n{new string('x', 300)} 16");
    }

    [Fact]
    public void Open_CommentInLatin1_IsRead()
    {
        _folder.Write("r.dat", new byte[2]);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", [.. "r 1\nr.dat 16\n# Se"u8, 0xF1, .. "or\u0085x"u8]));

        Assert.Equal("Se\u00F1or\u00C2\u0085x", record.Comments[0]);
    }

    [Fact]
    public void Open_NullSignal_IsMissingThroughout()
    {
        using WfdbRecord record = WfdbRecord.Open(_folder.Record("r 2 100 3\nr.dat 16\n~ 0x2 100/mmHg 8 0 -128 0 0 ABP", 6));

        Assert.Equal([WfdbRecord.Missing, WfdbRecord.Missing, WfdbRecord.Missing], record.ReadAll(1));
        Assert.Equal(6, record.ReadAll(1, SignalView.Samples).Length);
        Assert.Equal([0, 0, 0], record.ReadAll(0));
    }

    private void AssertRefused(string message, string header) =>
        Assert.Equal(message, Assert.Throws<WfdbException>(() => WfdbRecord.Open(_folder.Record(header))).Message);
}
