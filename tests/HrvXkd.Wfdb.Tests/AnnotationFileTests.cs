using System.Text;
using CsCheck;

namespace HrvXkd.Wfdb.Tests;

public sealed class AnnotationFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_AllExtensions_ByHand()
    {
        string path = _folder.Write("r.atr",
        [
            0x12, 0x70, 0x03, 0xFC, (byte)'(', (byte)'N', 0, 0, // + at 18, text "(N"
            0x05, 0x04, 0xFF, 0xF4, 0x02, 0xF8, 0x07, 0xF0, // N at 23: SUB -1, CHN 2, NUM 7
            0x00, 0xEC, 0x01, 0x00, 0x02, 0x00, 0x00, 0x14, // SKIP 65538, V
            0x01, 0x00, 0x01, 0x04, // one sample passes, N
            0x00, 0x00,
        ]);

        Assert.Equal(
            [
                new Annotation(18, AnnotationCode.Rhythm, 0, 0, "(N"),
                new Annotation(23, AnnotationCode.Normal, -1, 2, "") { Number = 7 },
                new Annotation(65561, AnnotationCode.VentricularPremature, 0, 2, "") { Number = 7 },
                new Annotation(65563, AnnotationCode.Normal, 0, 2, "") { Number = 7 },
            ],
            AnnotationFile.Read(path));
    }

    [Fact]
    public void Read_AhaFile_GivesMitCodes()
    {
        string path = _folder.Write("r.atr",
        [
            .. Aha('N', 0, 0, 100, 1), .. Aha('R', 0, 1, 2, 2), .. Aha('U', 0, 1, 3, 3), .. Aha('V', 0xFC, 1, 4, 4, 5, "(VT"), .. Aha('Q', 0, 1, 5, 5, 8),
            .. Enumerable.Repeat((byte)0xFF, 16),
        ]);

        Assert.Equal(
            [
                new Annotation(100, AnnotationCode.Normal, 0, 0, ""),
                new Annotation(65538, 41, 0, 0, ""),
                new Annotation(65539, AnnotationCode.Noise, -1, 0, ""),
                new Annotation(65540, AnnotationCode.VentricularPremature, -4, 0, "(VT"),
                new Annotation(65541, AnnotationCode.AtrialPremature, 0, 0, ""),
            ],
            AnnotationFile.Read(path));
    }

    [Theory]
    [InlineData(24, (byte)'V', "r.atr byte 16: found 8 bytes, expected 16 of an AHA annotation: the file is cut short")]
    [InlineData(48, (byte)'X', "r.atr byte 32: found 0 and letter code 88, expected 0 and one of NVFREPQUO[]")]
    public void Read_DamagedAhaFile_SaysWhere(int length, byte third, string message)
    {
        byte[] bytes = [.. Aha('N', 0, 0, 100, 1), .. Aha('N', 0, 0, 200, 2), .. Aha((char)third, 0, 0, 300, 3)];
        string path = _folder.Write("r.atr", bytes[..length]);

        Assert.Equal(message, Assert.Throws<WfdbException>(() => AnnotationFile.Read(path)).Message);
    }

    private static byte[] Aha(char letter, int subtype, int high, int low, int number, int code = 0, string text = "") =>
        [0, (byte)letter, (byte)high, 0, (byte)low, 0, (byte)number, 0, (byte)subtype, (byte)code, .. Encoding.ASCII.GetBytes(text.PadRight(6, '\0'))];

    [Fact]
    public void Read_NegativeSkip_IsSortedByTime()
    {
        string path = _folder.Write("r.atr", [0x0A, 0x04, 0x00, 0xEC, 0xFF, 0xFF, 0xFB, 0xFF, 0x00, 0x14, 0, 0]);

        Assert.Equal([5L, 10L], AnnotationFile.Read(path).Select(annotation => annotation.Sample));
    }

    [Theory]
    [InlineData("", "byte 0: found the end of the file, expected an annotation or the end mark: the file is cut short")]
    [InlineData("0504", "byte 2: found the end of the file, expected an annotation or the end mark: the file is cut short")]
    [InlineData("05", "byte 0: found the end of the file, expected an annotation or the end mark: the file is cut short")]
    [InlineData("0504 00EC 0100", "byte 6: found the end of the file, expected an annotation or the end mark: the file is cut short")]
    [InlineData("0504 05FC 4142", "byte 2: found a text of 5 bytes with 2 left, expected the whole text: the file is cut short")]
    [InlineData("0504 00FF 0000", "byte 2: found a text of 768 bytes, expected at most 255")]
    [InlineData("05C8 0000", "byte 0: found code 50, expected 0..49 or 59..63")]
    [InlineData("01F4 0000", "byte 0: found an extension with code 61, expected an annotation before it")]
    [InlineData("00EC FFFFF0FF 0104 0000", "byte 6: found an annotation at sample -15, expected 0 or later")]
    [InlineData("0504 0000 0504", "byte 2: found the end mark, expected it at the end of the 6 bytes")]
    public void Read_WrongFile_SaysWhereAndWhat(string hex, string message)
    {
        string path = _folder.Write("r.atr", Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

        Assert.Equal("r.atr " + message, Assert.Throws<WfdbException>(() => AnnotationFile.Read(path)).Message);
    }

    [Fact]
    public void Read_MissingFile_SaysSo() =>
        Assert.StartsWith(
            "'none.atr' not found", Assert.Throws<WfdbException>(() => AnnotationFile.Read(_folder["none.atr"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Write_AnyAnnotations_ReadBackEqual()
    {
        Gen<long> interval = Gen.OneOf(Gen.Long[0, 2000], Gen.Long[0, 100_000], Gen.Long[0, 5_000_000_000]);
        Gen<string> text = Gen.OneOf(Gen.Const(""), Gen.String[Gen.Char['\u0001', '\u04FF'], 0, 100]);
        Gen<(long, Annotation)> step = Gen.Select(interval, Gen.Int[1, 49], Gen.Int[-128, 127], Gen.Int[0, 255], Gen.Int[-128, 127], text)
            .Select((time, code, subtype, channel, number, aux) => (time, new Annotation(0, code, subtype, channel, aux) { Number = number }));

        step.List[0, 30].Sample(
            steps =>
            {
                long time = 0;
                List<Annotation> annotations = [.. steps.Select(one => one.Item2 with { Sample = time += one.Item1 })];
                using TempFolder folder = new();
                AnnotationFile.Write(folder["r.qrs"], annotations);
                Assert.Equal(annotations, AnnotationFile.Read(folder["r.qrs"]));
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public void Write_OutOfRange_IsRefused()
    {
        Annotation good = new(5, 1, 0, 0, "");
        AssertRefused("r.atr: annotation 1 has sample 4, expected 5..9223372036854775807", good, good with { Sample = 4 });
        AssertRefused("r.atr: annotation 0 has sample -1, expected 0..9223372036854775807", good with { Sample = -1 });
        AssertRefused("r.atr: annotation 0 has code 50, expected 1..49", good with { Code = 50 });
        AssertRefused("r.atr: annotation 0 has code 0, expected 1..49", good with { Code = 0 });
        AssertRefused("r.atr: annotation 0 has subtype 128, expected -128..127", good with { Subtype = 128 });
        AssertRefused("r.atr: annotation 0 has channel 256, expected 0..255", good with { Channel = 256 });
        AssertRefused("r.atr: annotation 0 has text length 256, expected 0..255", good with { Auxiliary = new string('x', 256) });
        AssertRefused("r.atr: the text of annotation 0 holds NUL, expected none", good with { Auxiliary = "a\0b" });
    }

    [Fact]
    public void IsBeat_Codes_FollowWfdb()
    {
        int[] beats = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 25, 30, 31, 34, 35, 38, 41];

        Assert.Equal(beats, Enumerable.Range(-5, 100).Where(AnnotationCode.IsBeat));
        Assert.True(new Annotation(0, AnnotationCode.Paced, 0, 0, "").IsBeat);
        Assert.False(new Annotation(0, AnnotationCode.Noise, 0, 0, "").IsBeat);
    }

    [Theory]
    [InlineData(1, "N")]
    [InlineData(5, "V")]
    [InlineData(8, "A")]
    [InlineData(12, "/")]
    [InlineData(13, "Q")]
    [InlineData(14, "~")]
    [InlineData(22, "\"")]
    [InlineData(28, "+")]
    [InlineData(31, "!")]
    [InlineData(38, "f")]
    [InlineData(41, "r")]
    [InlineData(15, "[15]")]
    [InlineData(-1, "[-1]")]
    [InlineData(49, "[49]")]
    public void Mnemonic_Codes_AreThoseOfWfdb(int code, string mnemonic) => Assert.Equal(mnemonic, AnnotationCode.Mnemonic(code));

    private void AssertRefused(string message, params Annotation[] annotations)
    {
        Assert.Equal(message, Assert.Throws<WfdbException>(() => AnnotationFile.Write(_folder["r.atr"], annotations)).Message);
        Assert.False(File.Exists(_folder["r.atr"]));
    }
}
