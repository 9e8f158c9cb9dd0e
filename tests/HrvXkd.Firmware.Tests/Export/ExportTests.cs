using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Export;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Tests.Export;

public sealed class ExportTests : IDisposable
{
    private const int RateHz = 250;
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5);
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd-").FullName;
    private readonly int[][] _samples;
    private readonly string _record;

    public ExportTests()
    {
        _record = Path.Combine(_folder, "r");
        Random random = new(3);
        _samples = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 20 * RateHz).Select(_ => random.Next(-60000, 60000)).ToArray())];
        _samples[0].AsSpan(5 * RateHz, 100).Fill(WfdbRecord.Missing);
        WfdbSignal line = new() { FileName = "", Format = 24, Gain = 20798, Units = "mV", AdcResolution = 24, Description = "ECG" };
        WfdbWriter.Write(_record, RateHz, [line, line with { Description = "ECG2" }], _samples, ["x"], Start);
        AnnotationFile.Write(_record + ".atr", [.. Enumerable.Range(0, 25).Select(i => new Annotation(i * 200, i % 5 == 0 ? AnnotationCode.Note : 1, 0, 0, i % 5 == 0 ? $"note {i}" : ""))]);
    }

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Edf_ReadBack_IsTheSameToHalfAStep()
    {
        using WfdbRecord record = WfdbRecord.Open(_record);
        string file = Path.Combine(_folder, "r.edf");
        IReadOnlyList<double> steps = EdfExport.Write(ExportPart.Of(_record, record, 2, 12), file);
        using WfdbRecord edf = WfdbRecord.Open(file);
        Assert.Equal(RateHz, edf.Signals[0].SamplesPerFrame * edf.SampleRateHz);
        Assert.Equal(Start.AddSeconds(2), edf.Start);
        for (int i = 0; i < 2; i++)
        {
            SignalStream stream = edf.OpenSignal(i);
            double[] values = new double[10 * RateHz];
            Assert.Equal(values.Length, stream.ReadPhysical(values));
            for (int k = 0; k < values.Length; k++)
            {
                int count = _samples[i][(2 * RateHz) + k];
                Assert.Equal(count == WfdbRecord.Missing ? 0 : count / 20798.0, values[k], 0.51 * steps[i]);
            }
        }

        IReadOnlyList<EdfAnnotation> annotations = EdfAnnotations.Read(file);
        Assert.Equal(12, annotations.Count(annotation => !annotation.Text.Contains("missing", StringComparison.Ordinal)));
        Assert.Contains(annotations, annotation => annotation.Text == "note 5" && annotation.Seconds == 2);
        Assert.Equal(2, annotations.Count(annotation => annotation.Text.Contains("missing", StringComparison.Ordinal)));
    }

    [Fact]
    public void Wfdb_Cut_IsBitForBitThePart()
    {
        using WfdbRecord record = WfdbRecord.Open(_record);
        string target = Path.Combine(_folder, "cut");
        WfdbExport.Write(ExportPart.Of(_record, record, 4.5, null), target);
        using WfdbRecord cut = WfdbRecord.Open(target);
        for (int i = 0; i < 2; i++)
            Assert.Equal(_samples[i][1125..], cut.ReadAll(i));
        Assert.Equal(Start.AddSeconds(4.5), cut.Start);
        Assert.Equal(75, AnnotationFile.Read(target + ".atr")[0].Sample);
    }

    [Fact]
    public void Csv_Line_HoldsTimeValuesAndAnnotations()
    {
        using WfdbRecord record = WfdbRecord.Open(_record);
        string file = Path.Combine(_folder, "r.csv");
        CsvExport.Write(ExportPart.Of(_record, record, 4, 6), file);
        string[] lines = File.ReadAllLines(file);
        Assert.Equal("seconds,ECG [mV],ECG2 [mV],annotation,text", lines[0]);
        Assert.Equal(1 + (2 * RateHz), lines.Length);
        Assert.StartsWith("0.000000,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",\"\"\"\",note 5", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("1.000000,,", lines[1 + RateHz], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20.0, null)]
    [InlineData(5.0, 5.0)]
    [InlineData(-1.0, 5.0)]
    public void Of_NoPart_IsRefused(double from, double? to)
    {
        using WfdbRecord record = WfdbRecord.Open(_record);
        Assert.Contains("lasts 20.0 s", Assert.Throws<FormatException>(() => ExportPart.Of(_record, record, from, to)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_Help_NamesFormats() => Assert.Contains("edf, csv or wfdb", ExportCommand.Create().Options.First(option => option.Name == "--format").Description, StringComparison.Ordinal);
}
