namespace HrvXkd.Wfdb.Tests;

public sealed class AnnotationTableTests : IDisposable
{
    private static readonly Annotation Beat = new(750, AnnotationCode.Normal, 0, 0, "");
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ResolutionAndCodes_AreTheBytesOfWfdb()
    {
        AnnotationFile.Write(_folder["r.qrs"], [Beat], 500, [new AnnotationDefinition(42, "CAL", "calibration pulse")]);

        string text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(_folder["r.qrs"]));
        Assert.StartsWith("\0X\u0017\u00FC## time resolution: 500\0\0X\u001E\u00FC## annotation type definitions\0X\u0018\u00FC42 CAL calibration pulse", text, StringComparison.Ordinal);
        Assert.EndsWith("## end of definitions\0\0\u00EC\u00FF\u00FF\u00FF\u00FF\u0001\0\u00EE\u0006\0\0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadList_ResolutionAndCodes_AreNoAnnotations()
    {
        AnnotationDefinition[] definitions = [new(42, "CAL", "calibration pulse"), new(43, "x", "")];
        AnnotationFile.Write(_folder["r.qrs"], [new Annotation(0, AnnotationCode.Note, 0, 0, "gqrs -r 100"), Beat], 1000.5, definitions);

        AnnotationList list = AnnotationFile.ReadList(_folder["r.qrs"]);

        Assert.Equal(1000.5, list.TimeResolutionHz);
        Assert.Equal(definitions, list.Definitions);
        Assert.Equal(["gqrs -r 100", ""], list.Select(annotation => annotation.Auxiliary));
        Assert.Equal([0L, 750], AnnotationFile.Read(_folder["r.qrs"]).Select(annotation => annotation.Sample));
        Assert.Equal([0L, 187], list.InFrames(250).Select(annotation => annotation.Sample));
    }

    [Fact]
    public void ReadList_NothingStated_IsInFrames()
    {
        AnnotationFile.Write(_folder["r.qrs"], [Beat, Beat with { Sample = 800 }]);

        AnnotationList list = AnnotationFile.ReadList(_folder["r.qrs"]);

        Assert.Null(list.TimeResolutionHz);
        Assert.Empty(list.Definitions);
        Assert.Equal(2, list.Count);
        Assert.Equal(Beat, list[0]);
        Assert.Same(list, list.InFrames(250));
    }

    [Fact]
    public void ReadList_NotesThatLookAlike_StayAnnotations()
    {
        Annotation[] notes =
        [
            new(0, AnnotationCode.Note, 0, 0, "42 CAL"), new(0, AnnotationCode.Note, 1, 0, "## time resolution: 5"),
            new(5, AnnotationCode.Note, 0, 0, "## time resolution: 5"),
        ];
        AnnotationFile.Write(_folder["r.qrs"], notes);

        Assert.Equal(notes, AnnotationFile.ReadList(_folder["r.qrs"]));
        Assert.Null(AnnotationFile.ReadList(_folder["r.qrs"]).TimeResolutionHz);
    }

    [Fact]
    public void Read_LongestSkips_ReachTenThousandMillion()
    {
        string skips = string.Concat(Enumerable.Repeat("00EC FF7FFFFF ", 4));
        byte[] bytes = Convert.FromHexString((skips + "00EC 0B5404E4 0004 0000").Replace(" ", "", StringComparison.Ordinal));

        Annotation beat = Assert.Single(AnnotationFile.Read(_folder.Write("huge.qrs", bytes)));

        Assert.Equal(new Annotation(10_000_000_000, AnnotationCode.Normal, 0, 0, ""), beat);
        AnnotationFile.Write(_folder["copy.qrs"], [beat]);
        Assert.Equal(bytes, File.ReadAllBytes(_folder["copy.qrs"]));
    }

    [Fact]
    public void Write_Fields_AreInTheOrderOfWfdb()
    {
        AnnotationFile.Write(_folder["r.qrs"], [new Annotation(1, AnnotationCode.Normal, -2, 3, "ab") { Number = 4 }]);

        Assert.Equal(Convert.FromHexString("0104FEF403F804F002FC61620000"), File.ReadAllBytes(_folder["r.qrs"]));
    }

    [Fact]
    public void Write_WrongTable_IsRefused()
    {
        AssertRefused("r.qrs: time resolution is 0 Hz, expected 0.000001 to 10^9", 0);
        AssertRefused("r.qrs: time resolution is NaN Hz, expected 0.000001 to 10^9", double.NaN);
        const string Expected = ", expected a code 1..49, one word and one line";
        AssertRefused("r.qrs: definition of code 50 as 'x'" + Expected, null, new AnnotationDefinition(50, "x", ""));
        AssertRefused("r.qrs: definition of code 42 as 'x y'" + Expected, null, new AnnotationDefinition(42, "x y", ""));
        AssertRefused("r.qrs: definition of code 42 as 'x'" + Expected, null, new AnnotationDefinition(42, "x", "two\nlines"));
        AssertRefused("r.qrs: definition of code 42 as ''" + Expected, null, new AnnotationDefinition(42, "", "y"));
    }

    [Fact]
    public void Read_HugeFile_IsRefusedUnread() => Assert.Equal(
        "r.qrs holds 16777217 bytes, expected annotation file of at most 16777216",
        Assert.Throws<WfdbException>(() => AnnotationFile.Read(_folder.Write("r.qrs", new byte[(16 << 20) + 1]))).Message);

    private void AssertRefused(string message, double? resolution, params AnnotationDefinition[] definitions)
    {
        Assert.Equal(message, Assert.Throws<WfdbException>(() => AnnotationFile.Write(_folder["r.qrs"], [Beat], resolution, definitions)).Message);
        Assert.False(File.Exists(_folder["r.qrs"]));
    }
}
