using System.Globalization;
using CsCheck;

namespace HrvXkd.Wfdb.Tests;

public sealed class WfdbWriterTests : IDisposable
{
    private static readonly WfdbSignal Line = new() { FileName = "", Format = 212, Description = "II" };
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(16, short.MaxValue)]
    [InlineData(24, 8_388_607)]
    [InlineData(212, 2047)]
    public void Write_AnySamples_ReadBackBitForBit(int format, int largest)
    {
        Gen<int> sample = Gen.Frequency((9, Gen.Int[-largest, largest]), (1, Gen.Const(WfdbRecord.Missing)));
        Gen<int[][]> record = Gen.Select(Gen.Int[1, 5], Gen.Int[0, 400]).SelectMany((signals, frames) => sample.Array[frames].Array[signals]);

        record.Sample(
            samples =>
            {
                WfdbSignal[] lines = [.. samples.Select((_, i) => Line with { Format = format, Gain = 0.1 + i, Baseline = -i, AdcZero = i, Description = $"V{i + 1}" })];
                using TempFolder folder = new();
                WfdbWriter.Write(folder["a-1"], 62.4725, lines, samples, ["60 F", "rest"]);
                using WfdbRecord read = WfdbRecord.Open(folder["a-1"]);
                for (int i = 0; i < samples.Length; i++)
                {
                    Assert.Equal(samples[i], read.ReadAll(i));
                    Assert.Equal(samples[i], InPieces(read, i, 1 + (samples[i].Length / 3)));
                    WfdbSignal line = read.Signals[i];
                    Assert.NotNull(line.Checksum);
                    Assert.Equal(lines[i] with { FileName = "a-1.dat", InitialValue = line.InitialValue, Checksum = line.Checksum }, line);
                }

                Assert.Equal(62.4725, read.SampleRateHz);
                Assert.Equal(["60 F", "rest"], read.Comments);
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void Write_Header_IsPlainWfdb()
    {
        WfdbWriter.Write(_folder["r"], 360, [Line, Line with { Gain = 160, Units = "mmHg", Description = "" }], [[5, 6], [-7, WfdbRecord.Missing]], ["x"]);

        Assert.Equal("r 2 360 2\nr.dat 212 200(0)/mV 12 0 5 11 0 II\nr.dat 212 160(0)/mmHg 12 0 -7 -2055 0\n# x\n", File.ReadAllText(_folder["r.hea"]));
        Assert.Equal([0x05, 0xF0, 0xF9, 0x06, 0x80, 0x00], File.ReadAllBytes(_folder["r.dat"]));
    }

    [Fact]
    public void Write_OddCultures_ChangeNothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "\u2212";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = odd;
        try
        {
            WfdbWriter.Write(_folder["r"], 62.5, [Line with { Gain = 0.25 }], [[-5]]);
            using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
            Assert.Equal([-5], record.ReadAll(0));
            Assert.Equal("r 1 62.5 1\nr.dat 212 0.25(0)/mV 12 0 -5 -5 0 II\n", File.ReadAllText(_folder["r.hea"]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(212, 2048, "r signal 0 sample 1: 2048, expected -2047..2047 in format 212, or Missing")]
    [InlineData(212, -2048, "r signal 0 sample 1: -2048, expected -2047..2047 in format 212, or Missing")]
    [InlineData(16, 32768, "r signal 0 sample 1: 32768, expected -32767..32767 in format 16, or Missing")]
    [InlineData(24, 8_388_608, "r signal 0 sample 1: 8388608, expected -8388607..8388607 in format 24, or Missing")]
    [InlineData(16, -32768, "r signal 0 sample 1: -32768, expected -32767..32767 in format 16, or Missing")]
    [InlineData(80, 0, "r: format is 80, expected one of 16, 24, 212")]
    public void Write_OutOfRange_IsRefusedAndNothingWritten(int format, int sample, string message)
    {
        WfdbException fault = Assert.Throws<WfdbException>(() => WfdbWriter.Write(_folder["r"], 100, [Line with { Format = format }], [[0, sample]]));

        Assert.Equal(message, fault.Message);
        Assert.False(File.Exists(_folder["r.dat"]));
        Assert.False(File.Exists(_folder["r.hea"]));
    }

    [Fact]
    public void Write_WrongLines_AreRefused()
    {
        AssertRefused("record name", () => WfdbWriter.Write(_folder["r x"], 100, [Line], [[0]]));
        AssertRefused("sampling rate", () => WfdbWriter.Write(_folder["r"], double.NaN, [Line], [[0]]));
        AssertRefused("0 signals", () => WfdbWriter.Write(_folder["r"], 100, [], []));
        AssertRefused("samples of 2 signals", () => WfdbWriter.Write(_folder["r"], 100, [Line], [[0], [0]]));
        AssertRefused("signal 1: format 16", () => WfdbWriter.Write(_folder["r"], 100, [Line, Line with { Format = 16 }], [[0], [0]]));
        AssertRefused("signal 1: 2 samples", () => WfdbWriter.Write(_folder["r"], 100, [Line, Line], [[0], [0, 1]]));
        AssertRefused("gain", () => WfdbWriter.Write(_folder["r"], 100, [Line with { Gain = 0 }], [[0]]));
        AssertRefused("unit", () => WfdbWriter.Write(_folder["r"], 100, [Line with { Units = "m V" }], [[0]]));
        AssertRefused("description", () => WfdbWriter.Write(_folder["r"], 100, [Line with { Description = "a\nb" }], [[0]]));
        AssertRefused("comment 0", () => WfdbWriter.Write(_folder["r"], 100, [Line], [[0]], ["a\nb"]));
    }

    private static void AssertRefused(string part, Action write) => Assert.Contains(part, Assert.Throws<WfdbException>(write).Message, StringComparison.Ordinal);

    private static List<int> InPieces(WfdbRecord record, int signal, int size)
    {
        List<int> all = [];
        int[] piece = new int[size];
        for (int read = record.Read(signal, piece); read > 0; read = record.Read(signal, piece))
            all.AddRange(piece.AsSpan(0, read));
        return all;
    }
}
