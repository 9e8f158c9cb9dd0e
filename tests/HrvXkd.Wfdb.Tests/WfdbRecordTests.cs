namespace HrvXkd.Wfdb.Tests;

public sealed class WfdbRecordTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Format212_UnpacksByHand()
    {
        // 0x123, 0xFFF = -1, then -2048 (missing) and 0x7FF.
        _folder.Write("r.dat", [0x23, 0xF1, 0xFF, 0x00, 0x78, 0xFF]);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r 2 100 2\nr.dat 212\nr.dat 212"));

        Assert.Equal([0x123, WfdbRecord.Missing], record.ReadAll(0));
        Assert.Equal([-1, 0x7FF], record.ReadAll(1));
    }

    [Fact]
    public void Read_Format16WithOffset_UnpacksByHand()
    {
        _folder.Write("r.dat", [9, 9, 9, 0x34, 0x12, 0x00, 0x80, 0xFF, 0xFF]);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r 1 100 3\nr.dat 16+3"));

        Assert.Equal([0x1234, WfdbRecord.Missing, -1], record.ReadAll(0));
    }

    [Fact]
    public void Read_OddSampleCountOf212_UsesTheCutLastGroup()
    {
        _folder.Write("r.dat", [0x01, 0x00, 0x02, 0x03, 0x00]);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r 1\nr.dat 212"));

        Assert.Equal([1, 2, 3], record.ReadAll(0));
    }

    [Fact]
    public void Read_SignalsInterleaved_EachHasItsOwnPosition()
    {
        int[][] samples = [[.. Enumerable.Range(0, 20_000)], [.. Enumerable.Range(0, 20_000).Select(i => -i)]];
        WfdbSignal line = new() { FileName = "", Format = 16 };
        WfdbWriter.Write(_folder["r"], 100, [line, line], samples);
        using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
        int[] first = new int[20_000];
        int[] second = new int[20_000];

        Assert.Equal(13_001, record.Read(0, first.AsSpan(0, 13_001)));
        Assert.Equal(7, record.Read(1, second.AsSpan(0, 7)));
        Assert.Equal(6_999, record.Read(0, first.AsSpan(13_001)));
        Assert.Equal(samples[1], record.ReadAll(1));
        Assert.Equal(19_993, record.Read(1, second.AsSpan(7)));
        Assert.Equal(0, record.Read(0, first));

        Assert.Equal(samples[0], first);
        Assert.Equal(samples[1], second);
    }

    [Fact]
    public void Read_AfterTheFirstCall_AllocatesNothing()
    {
        WfdbWriter.Write(_folder["r"], 100, [new WfdbSignal { FileName = "", Format = 212 }], [[.. Enumerable.Repeat(3, 100_001)]]);
        int[] samples = new int[1000];

        // The runtime may allocate while it compiles a method anew, once; a reader that allocates does so every time.
        Assert.Equal(0, Enumerable.Range(0, 3).Min(_ => AllocatedByReading(samples)));
    }

    private long AllocatedByReading(int[] samples)
    {
        using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
        long sum = 0;
        record.Read(0, samples.AsSpan(0, 1));
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int read = record.Read(0, samples); read > 0; read = record.Read(0, samples))
            for (int i = 0; i < read; i++)
                sum += samples[i];
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(300_000, sum);
        return allocated;
    }

    [Theory]
    [InlineData(11, "r.dat holds 11 bytes, r.hea asks for 12 (4 frames of 2 signals in format 212): the file is cut short or the header is wrong")]
    [InlineData(0, "r.dat holds 0 bytes, r.hea asks for 12 (4 frames of 2 signals in format 212): the file is cut short or the header is wrong")]
    [InlineData(16, "r.dat holds 16 bytes, r.hea asks for 12 (4 frames of 2 signals in format 212): the header states the wrong format or length")]
    public void Open_WrongLength_SaysBoth(int bytes, string message)
    {
        string path = _folder.Record("r 2 360 4\nr.dat 212\nr.dat 212", bytes);

        Assert.Equal(message, Assert.Throws<WfdbException>(() => WfdbRecord.Open(path)).Message);
    }

    [Fact]
    public void Open_AbsurdLength_AllocatesNothingForIt()
    {
        string path = _folder.Record("r 1 360 1000000000000\nr.dat 16");
        long before = GC.GetAllocatedBytesForCurrentThread();

        WfdbException fault = Assert.Throws<WfdbException>(() => WfdbRecord.Open(path));

        Assert.Contains("asks for 2000000000000", fault.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1 << 20);
    }

    [Fact]
    public void Open_MissingSignalFile_SaysWhoNamesIt()
    {
        string path = _folder.Write("r.hea", "r 1\nother.dat 16");

        Assert.Equal(
            "'other.dat' not found: r.hea names it as a signal file, expected it in the same folder",
            Assert.Throws<WfdbException>(() => WfdbRecord.Open(path)).Message);
    }

    [Fact]
    public void Open_TwoFormatsInOneFile_IsRefused()
    {
        string path = _folder.Record("r 2\nr.dat 16\nr.dat 212");

        Assert.Equal(
            "r.hea: found formats 16+0 and 212+0 in r.dat, expected one", Assert.Throws<WfdbException>(() => WfdbRecord.Open(path)).Message);
    }

    [Fact]
    public void Open_NoLengthAndUnequalFiles_IsRefused()
    {
        _folder.Write("s.dat", new byte[10]);
        string path = _folder.Record("r 2\nr.dat 16\ns.dat 16");

        Assert.Equal(
            "s.dat holds 5 frames, expected 6 as in the other files: r.hea states no length",
            Assert.Throws<WfdbException>(() => WfdbRecord.Open(path)).Message);
    }

    [Fact]
    public void Read_WrongChecksum_FailsAtTheEnd()
    {
        _folder.Write("r.dat", [1, 0, 2, 0]);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", "r 1 100 2\nr.dat 16 200 12 0 1 4 0 MLII"));
        int[] sample = new int[1];

        Assert.Equal(1, record.Read(0, sample));
        WfdbException fault = Assert.Throws<WfdbException>(() => record.Read(0, sample));

        Assert.Equal(
            "r.dat signal 0 ('MLII'): found checksum 3, expected 4 as the header says: the samples are not those that were recorded",
            fault.Message);
        Assert.Throws<WfdbException>(() => record.ReadAll(0));
    }

    [Theory]
    [InlineData("65535")]
    [InlineData("-1")]
    public void Read_ChecksumSignedOrUnsigned_IsTheSame(string checksum)
    {
        _folder.Write("r.dat", [0xFF, 0xFF]);
        using WfdbRecord record = WfdbRecord.Open(_folder.Write("r.hea", $"r 1 100 1\nr.dat 16 200 12 0 -1 {checksum} 0"));

        Assert.Equal([-1], record.ReadAll(0));
        Assert.Equal(-1, record.Signals[0].Checksum);
    }

    [Fact]
    public void Read_FileCutWhileReading_SaysSo()
    {
        WfdbWriter.Write(_folder["r"], 100, [new WfdbSignal { FileName = "", Format = 16 }], [new int[50_000]]);
        using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
        using (FileStream file = new(_folder["r.dat"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(40_000);

        WfdbException fault = Assert.Throws<WfdbException>(() => record.ReadAll(0));

        Assert.StartsWith("r.dat byte 40000: found the end of the file", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r.dat 16 10/mmHg 12 0 0 0 0 ABP\nr.dat 16 200 12 0 0 0 0 MLII", 1)]
    [InlineData("r.dat 16 200 12 0 0 0 0 RESP\nr.dat 16 200 12 0 0 0 0 aVR", 1)]
    [InlineData("r.dat 16 200 12 0 0 0 0 noise1\nr.dat 16 200 12 0 0 0 0 V4-V5", 1)]
    [InlineData("r.dat 16 1/pm 12 0 0 0 0 VENT\nr.dat 16 200 12 0 0 0 0 lead II", 1)]
    [InlineData("r.dat 16 200 12 0 0 0 0 RESP\nr.dat 16 200 12 0 0 0 0 something", 1)]
    [InlineData("r.dat 16 200 12 0 0 0 0 ECG 1\nr.dat 16 200 12 0 0 0 0 ECG 2", 0)]
    public void FindEcg_Descriptions_AreUnderstood(string lines, int expected)
    {
        using WfdbRecord record = WfdbRecord.Open(_folder.Record("r 2\n" + lines));

        Assert.Equal(expected, record.FindEcg());
    }

    [Fact]
    public void FindEcg_None_NamesTheSignals()
    {
        using WfdbRecord record = WfdbRecord.Open(_folder.Record("r 2\nr.dat 16 10/mmHg 12 0 0 0 0 ABP\nr.dat 16 200 12 0 0 0 0 RESP"));

        Assert.Equal(
            "r.hea: found signals 'ABP' in 'mmHg', 'RESP' in 'mV', expected an ECG lead such as MLII, V1 or ECG, or a signal in mV",
            Assert.Throws<WfdbException>(() => record.FindEcg()).Message);
    }

    [Fact]
    public void CountsPerMilliVolt_OfUnits_IsScaled()
    {
        WfdbSignal signal = new() { FileName = "r.dat", Format = 16, Gain = 2 };

        Assert.Equal(2, signal.CountsPerMilliVolt);
        Assert.Equal(2000, (signal with { Units = "uV" }).CountsPerMilliVolt);
        Assert.Equal(0.002, (signal with { Units = "V" }).CountsPerMilliVolt);
        Assert.Throws<WfdbException>(() => (signal with { Units = "mmHg" }).CountsPerMilliVolt);
    }
}
