namespace HrvXkd.Wfdb.Tests;

public sealed class EdfTests : IDisposable
{
    private const int Missing = WfdbRecord.Missing;
    private const string Mark = "\u0014";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Continuous_SignalsOfDifferentRates()
    {
        EdfBuilder edf = new EdfBuilder { Kind = "" }.Signal("ECG II", "uV", -3276.8, 3276.7, -32_768, 32_767, 4).Signal("Temp rectal", "degC", 0, 40, 0, 400, 2);
        edf.Record(Samples(1, 2, 3, -32_768), Samples(370, 371)).Record(Samples(5, 6, 7, 8), Samples(372, 373));
        using WfdbRecord record = Open(edf);

        Assert.Equal((2.0, 4L), (record.SampleRateHz, record.SampleCount));
        Assert.Equal([1, 2, 3, -32_768, 5, 6, 7, 8], record.ReadAll(0, SignalView.Samples));
        Assert.Equal([370, 371, 372, 373], record.ReadAll(1));
        Assert.Equal(4, record.OpenSignal(0).SampleRateHz);
        Assert.Equal([2, -16_382, 6, 8], record.ReadAll(0));
        Assert.Equal((10.0, 0, "uV", "ECG II", 16), (Math.Round(record.Signals[0].Gain, 9), record.Signals[0].Baseline, record.Signals[0].Units, record.Signals[0].Description, record.Signals[0].AdcResolution));
        Assert.Equal(new DateOnly(2004, 3, 2), record.BaseDate);
        Assert.Equal(new TimeSpan(5, 6, 7), record.BaseTime);
        Assert.Equal(["X F X X", "Startdate X X test"], record.Comments);
        Assert.Equal(0, record.FindEcg());
    }

    [Fact]
    public void ReadPhysical_BaselineBetweenCounts_IsExact()
    {
        EdfBuilder edf = new EdfBuilder { Kind = "" }.Signal("ECG", "mV", -1, 1, -32_768, 32_767, 3).Record(Samples(-32_768, 0, 32_767));
        using WfdbRecord record = Open(edf);
        double[] values = new double[3];

        record.OpenSignal(0).ReadPhysical(values);

        Assert.Equal(-1, values[0], 12);
        Assert.Equal(1 / 65_535.0, values[1], 12);
        Assert.Equal(1, values[2], 12);
    }

    [Fact]
    public void Read_Discontinuous_HasGapsWhereNothingWasRecorded()
    {
        EdfBuilder edf = new EdfBuilder { Kind = "EDF+D" }.Signal("ECG", "mV", -1, 1, -100, 100, 4).Annotations().Signal("Resp", "NU", -1, 1, -100, 100, 2);
        edf.Record(Samples(1, 2, 3, 4), $"+10.5{Mark}{Mark}\0", Samples(-1, -2));
        edf.Record(Samples(5, 6, 7, 8), $"+11.5{Mark}{Mark}\0+12{Mark}apnea{Mark}\0", Samples(-3, -4));
        edf.Record(Samples(9, 10, 11, 12), $"+14{Mark}{Mark}\0", Samples(-5, -6));
        using WfdbRecord record = Open(edf);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, Missing, Missing, Missing, Missing, Missing, Missing, 9, 10, 11, 12], record.ReadAll(0, SignalView.Samples));
        Assert.Equal([-1, -2, -3, -4, Missing, Missing, Missing, -5, -6], record.ReadAll(1));
        Assert.Equal([false, true, false], record.Segments.Select(segment => segment.IsGap));
        Assert.Equal((new TimeSpan(0, 5, 6, 17, 500), 9L), (record.BaseTime!.Value, record.SampleCount));
        SignalStream stream = record.OpenSignal(0);
        double[] values = new double[4];
        stream.Seek(12);
        stream.ReadPhysical(values);
        Assert.Equal([double.NaN, double.NaN, 0.09, 0.1], values.Select(value => Math.Round(value, 9)));
        Assert.Equal([new EdfAnnotation(1.5, null, "apnea")], EdfAnnotations.Read(_folder["r.edf"]));
    }

    [Fact]
    public void Annotations_AllForms_AreRead()
    {
        EdfBuilder edf = new EdfBuilder().Annotations(60).Signal("ECG", "mV", -1, 1, -100, 100, 1).Annotations(30);
        edf.Record($"+0.25{Mark}{Mark}\0+3.25\u001520{Mark}sleep{Mark}stage 2 \u00E9{Mark}\0", Samples(1), $"-1{Mark}before{Mark}\0");
        edf.Record($"+1.25{Mark}{Mark}\0", Samples(2), "");
        Open(edf).Dispose();

        IReadOnlyList<EdfAnnotation> annotations = EdfAnnotations.Read(_folder["r.edf"]);

        Assert.Equal([new EdfAnnotation(-1.25, null, "before"), new EdfAnnotation(3, 20, "sleep"), new EdfAnnotation(3, 20, "stage 2 \u00E9")], annotations);
        Assert.Equal(new Annotation(750, AnnotationCode.Note, 0, 0, "sleep"), annotations[1].ToNote(250));
    }

    [Fact]
    public void Read_Bdf_Has24Bits()
    {
        EdfBuilder bdf = new EdfBuilder { IsBdf = true, Kind = "24BIT" }.Signal("A1", "uV", -262_144, 262_143, -8_388_608, 8_388_607, 3);
        _folder.Write("r.bdf", bdf.Record(Samples(-8_388_608, 8_388_607, -1)).Build());
        using WfdbRecord record = WfdbRecord.Open(_folder["r.bdf"]);

        Assert.Equal([-8_388_608, 8_388_607, -1], record.ReadAll(0));
        Assert.Equal("r", record.Name);
    }

    [Fact]
    public void Read_UnknownNumberOfRecords_TakesWholeOnes()
    {
        EdfBuilder edf = new EdfBuilder { Kind = "", Count = "-1", Date = "xx.xx.xx" }.Signal("ECG", "mV", -1, 1, -100, 100, 2);
        _folder.Write("r.edf", [.. edf.Record(Samples(1, 2)).Record(Samples(3, 4)).Build(), 9, 9, 9]);
        using WfdbRecord record = WfdbRecord.Open(_folder["r.edf"]);

        Assert.Equal([1, 2, 3, 4], record.ReadAll(0));
        Assert.Null(record.BaseDate);
    }

    [Fact]
    public void Open_WrongFile_SaysWhereAndWhat()
    {
        byte[] good = new EdfBuilder { Kind = "" }.Signal("ECG", "mV", -1, 1, -100, 100, 2).Record(Samples(1, 2)).Build();
        AssertRefused("r.edf holds 0 whole data records of 4 bytes, expected 1 as its header says: the file is cut short or the header is wrong", good[..515]);
        AssertRefused("r.edf holds 1 whole data records of 4 bytes, expected 1 as its header says: 2 bytes follow them", [.. good, 0, 0]);
        AssertRefused("r.edf holds 300 bytes, expected a header of 512: it is cut short", good[..300]);
        AssertRefused("r.edf holds 255 bytes, expected an EDF header of 256 or more", good[..255]);
        AssertRefused("r.edf byte 0: found 'X       ', expected an EDF file, which starts with '0', or a BDF file", With(good, 0, "X"));
        AssertRefused("r.edf byte 184: found 768 header bytes, expected 512 for 1 signals", With(good, 184, "768"));
        AssertRefused("r.edf byte 252: number of signals is '1x', expected an integer, 0..1024", With(good, 252, "1x"));
        AssertRefused("r.edf byte 244: found data records of 0 s, expected more than 0", With(good, 244, "0"));
        AssertRefused("r.edf byte 360: physical minimum is '?1', expected a number", With(good, 360, "?"));
        AssertRefused("r.edf byte 472: samples in a data record is '0', expected an integer, 1..16777216", With(good, 472, "0"));
        AssertRefused("r.edf: signal 'ECG' has physical values 99999998..99999999 for counts -100..100, expected ranges of like size", With(With(good, 360, "99999998"), 368, "99999999"));
        Assert.StartsWith("'none.edf' not found", Assert.Throws<WfdbException>(() => WfdbRecord.Open(_folder["none.edf"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+1x{0}{0}\0", "r.edf byte 772: onset is '+1x', expected seconds, such as +1.5")]
    [InlineData("+1{0}{0}\0+2{0}open", "r.edf byte 777: found an annotation without its end, expected the bytes 20 and 0")]
    [InlineData("+1\u0015long{0}{0}\0", "r.edf byte 772: duration is 'long', expected seconds, such as +1.5")]
    [InlineData("+1{0}note{0}\0", "r.edf: found no time of data record 0, expected it in its first annotation")]
    [InlineData("", "r.edf: found no time of data record 0, expected it in its first annotation")]
    public void Open_WrongAnnotations_SaysWhere(string text, string message)
    {
        EdfBuilder edf = new EdfBuilder { Kind = "EDF+D" }.Signal("ECG", "mV", -1, 1, -100, 100, 2).Annotations();
        edf.Record(Samples(1, 2), text.Replace("{0}", Mark, StringComparison.Ordinal));

        AssertRefused(message, edf.Build());
    }

    [Fact]
    public void Open_RecordsOutOfOrder_AreRefused()
    {
        EdfBuilder edf = new EdfBuilder { Kind = "EDF+D" }.Signal("ECG", "mV", -1, 1, -100, 100, 2).Annotations();
        edf.Record(Samples(1, 2), $"+1{Mark}{Mark}\0").Record(Samples(1, 2), $"+1.5{Mark}{Mark}\0");

        AssertRefused("r.edf: data record 1 starts 1 frames before the end of the one before, expected it after that", edf.Build());
        AssertRefused(
            "r.edf: found no annotation signal, expected one that keeps the time of discontinuous records",
            new EdfBuilder { Kind = "EDF+D" }.Signal("ECG", "mV", -1, 1, -100, 100, 2).Record(Samples(1, 2)).Build());
    }

    private static int[] Samples(params int[] samples) => samples;

    private static byte[] With(byte[] bytes, int at, string text)
    {
        byte[] changed = [.. bytes];
        for (int i = 0; i < text.Length; i++)
            changed[at + i] = (byte)text[i];
        return changed;
    }

    private WfdbRecord Open(EdfBuilder edf) => WfdbRecord.Open(_folder.Write("r.edf", edf.Build()));

    private void AssertRefused(string message, byte[] bytes) =>
        Assert.Equal(message, Assert.Throws<WfdbException>(() => WfdbRecord.Open(_folder.Write("r.edf", bytes)).Dispose()).Message);
}
