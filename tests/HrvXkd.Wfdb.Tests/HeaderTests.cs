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
            r 2 360/360(12) 3 12:30:00 1/2/2003
            r.dat 16 4000.5(-7)/uV 16 3 0 0 0 lead II, chest
            # between
            r.dat 16	1.5e+02/mmHg 11 1024 0 65536 0
            # after
            """));

        Assert.Equal("r", record.Name);
        Assert.Equal(360, record.SampleRateHz);
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
        Assert.Equal(new WfdbSignal { FileName = "r.dat", Format = 212 }, record.Signals[0]);
        Assert.Equal(new WfdbSignal { FileName = "r.dat", Format = 212, Baseline = 512, AdcZero = 512, InitialValue = 512 }, record.Signals[1]);
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
    [InlineData("r 1 360 -5", "r.hea line 1: number of samples is '-5', expected an integer, 0..1000000000000000")]
    [InlineData("r 1 360 99999999999999999999", "r.hea line 1: number of samples is '99999999999999999999', expected an integer, 0..1000000000000000")]
    [InlineData("../r 1", "r.hea line 1: record name is '../r', expected a plain name without a path")]
    [InlineData("r/12 1", "r.hea line 1: multi-segment records are not supported: 'r/12'; open its segments one by one")]
    [InlineData("r 1\n# only this", "r.hea line 2: found 0 signal lines, expected 1 as the record line says")]
    [InlineData("r 1\nr.dat 16\nr.dat 16", "r.hea line 3: found signal line 2, expected 1 signal lines as the record line says")]
    [InlineData("r 1\nr.dat", "r.hea line 2: format is missing, expected it")]
    [InlineData("r 1\nr.dat 80", "r.hea line 2: format 80 is not supported; supported are 16, 212")]
    [InlineData("r 1\nr.dat 16x4", "r.hea line 2: 4 samples per frame are not supported; supported is 1")]
    [InlineData("r 1\nr.dat 16:3", "r.hea line 2: a skew of 3 frames is not supported; supported is 0")]
    [InlineData("r 1\nr.dat 16+x", "r.hea line 2: byte offset is 'x', expected an integer, 0..2147483647")]
    [InlineData("r 1\nr.dat 16 abc", "r.hea line 2: gain is 'abc', expected a number")]
    [InlineData("r 1\nr.dat 16 200(5/mV", "r.hea line 2: gain is '200(5/mV', expected gain(baseline)/units")]
    [InlineData("r 1\nr.dat 16 200(z)/mV", "r.hea line 2: baseline is 'z', expected an integer, -2147483648..2147483647")]
    [InlineData("r 1\nr.dat 16 200 12 0 0 1e3", "r.hea line 2: checksum is '1e3', expected an integer, -2147483648..4294967295")]
    [InlineData("r 1\n../r.dat 16", "r.hea line 2: signal file is '../r.dat', expected a plain name without a path")]
    [InlineData("r 1\n/etc/passwd 16", "r.hea line 2: signal file is '/etc/passwd', expected a plain name without a path")]
    [InlineData("r 1\na\\r.dat 16", "r.hea line 2: signal file is 'a\\r.dat', expected a plain name without a path")]
    [InlineData("r 1\n.. 16", "r.hea line 2: signal file is '..', expected a plain name without a path")]
    [InlineData("r 1\n~ 0 200", "r.hea line 2: null signals ('~') are not supported; a layout segment is no record of its own")]
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
        WfdbException fault = Assert.Throws<WfdbException>(() => WfdbRecord.Open(_folder.Write("r.hea", new byte[(1 << 20) + 1])));

        Assert.Equal("r.hea holds 1048577 bytes, expected a header of at most 1048576", fault.Message);
    }
}
