using System.Text;
using HrvXkd.Tests;

namespace HrvXkd.Wfdb.Tests;

/// <summary>Hostile input of every kind, from seeds: over files made here, and over the sample files.</summary>
public sealed class FuzzTests
{
    private const string Samples = "data/wfdb-python-samples";

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(61)]
    [InlineData(212)]
    [InlineData(310)]
    [InlineData(311)]
    public void Packed_Damaged_IsReadOrRefused(int format)
    {
        string header = $"r 2 360/1000(5) 90 12:00:00 1/2/2003\nr.dat {format}x2+3 200(5)/mV 12 0 0 0 0 II\nr.dat {format}:2+3 10/mmHg 12 0 0 0 0 ABP\n# 69 M";
        using FuzzRun run = new();
        run.Add("r.hea", Encoding.Latin1.GetBytes(header)).Add("r.dat", [.. new byte[3], .. Packing.Pack(format, new int[270], [2, 1])]);

        run.Run("r", 500, format).AssertBoth(50);
    }

    [Theory]
    [InlineData("fixed2", 10, 0, true)]
    [InlineData("lpc", 8, 3, false)]
    [InlineData("verbatim", 9, 0, false)]
    public void Flac_Damaged_IsReadOrRefused(string kind, int coupling, int seekSpacing, bool wide)
    {
        FlacOptions options = new() { Kind = kind, Coupling = coupling, SeekSpacing = seekSpacing, Wide = wide, Block = 64, PartitionOrder = 2 };
        int[] wave = [.. Enumerable.Range(0, 700).Select(i => (int)(3000 * Math.Sin(i * 0.1)) + (i % 7))];
        using FuzzRun run = new();
        run.Add("r.hea", "r 2 250 700\nr.dat 516 200 16 0 0 0 0 II\nr.dat 516 200 16 0 0 0 0 V"u8.ToArray());
        run.Add("r.dat", FlacEncoder.Encode(options, wave, [.. wave.Reverse()]));

        run.Run("r", 800, 5).AssertBoth(8);
    }

    [Fact]
    public void Segments_Damaged_AreReadOrRefused()
    {
        using FuzzRun run = new();
        run.Add("r.hea", "r/5 2 100 900 1:02:03 1/2/2003\nl 0\n~ 300\na 100\nb 200\n~ 300"u8.ToArray());
        run.Add("l.hea", "l 2 100 0\n~ 0 200/mV 12 0 0 0 0 II\n~ 0 10(-5)/mmHg 12 0 0 0 0 ABP"u8.ToArray());
        run.Add("a.hea", "a 1 100 100\na.dat 80 50/mV 8 0 0 0 0 II"u8.ToArray()).Add("a.dat", new byte[100]);
        run.Add("b.hea", "b 2 100 200\nb.dat 212 4/mmHg 12 0 0 0 0 ABP\nb.dat 212 400/mV 12 0 0 0 0 II"u8.ToArray()).Add("b.dat", new byte[600]);

        run.Run("r", 1500, 6).AssertBoth(100);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Edf_Damaged_IsReadOrRefused(bool bdf)
    {
        EdfBuilder edf = new EdfBuilder { IsBdf = bdf, Kind = bdf ? "BDF+D" : "EDF+D" }.Signal("ECG", "mV", -1, 1, -100, 100, 6).Annotations().Signal("T", "C", 0, 40, 0, 400, 2);
        foreach (string onset in new[] { "+0", "+1", "+5.5" })
            edf.Record(new int[6], onset + "\u0014\u0014\0+2\u00153\u0014x\u0014\0", new int[2]);
        string name = bdf ? "r.bdf" : "r.edf";
        using FuzzRun run = new();

        run.Add(name, edf.Build()).Run(name, 1500, 7).AssertBoth(100);
    }

    [Fact]
    public void Matlab_Damaged_IsReadOrRefused()
    {
        using FuzzRun run = new();
        run.Add("r.hea", "r 2 250 50\nr.mat 16+24 200 16 0 0 0 0 II\nr.mat 16+24 200 16 0 0 0 0 V"u8.ToArray());
        run.Add("r.mat", [30, 0, 0, 0, 2, 0, 0, 0, 50, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, .. "val\0"u8, .. new byte[200]]);

        run.Run("r", 500, 8).AssertBoth(50);
    }

    [Fact]
    public void Annotations_Damaged_AreReadOrRefused()
    {
        using TempFolder folder = new();
        Annotation[] annotations = [.. Enumerable.Range(0, 60).Select(i => new Annotation(i * i * 40, 1 + (i % 49), i % 5, i % 3, i % 4 == 0 ? $"(text {i}" : "") { Number = i % 6 })];
        AnnotationFile.Write(folder["r.qrs"], annotations, 500, [new AnnotationDefinition(42, "CAL", "calibration")]);
        using FuzzRun run = new();

        run.Add("r.qrs", File.ReadAllBytes(folder["r.qrs"])).Run("r.qrs", 1500, 9).AssertBoth(100);
    }

    [Fact]
    public void Anything_RandomBytes_IsReadOrRefused()
    {
        Random random = new(10);
        using TempFolder folder = new();
        using FuzzRun run = new();
        foreach (string name in new[] { "r.hea", "r.qrs", "r.edf" })
        {
            byte[] bytes = new byte[400];
            random.NextBytes(bytes);
            run.Add(name, bytes);
        }

        run.Run("r", 200, 11).Run("r.qrs", 200, 12).Run("r.edf", 200, 13);
        Assert.Equal(600, run.Read + run.Refused);
    }

    [SkippableTheory]
    [InlineData("binformats", "binformats.*", 400)]
    [InlineData("flacformats", "flacformats.*", 600)]
    [InlineData("flac_3_constant", "flac_3_constant.*", 200)]
    [InlineData("mixedsignals", "mixedsignals*", 150)]
    [InlineData("310derive_3", "310derive_3.*", 200)]
    [InlineData("311derive", "311derive.*", 200)]
    [InlineData("100_3chan", "100_3chan.*", 200)]
    [InlineData("test01_00s_frame", "test01_00s?*", 200)]
    [InlineData("multi-segment/041s/041s", "041s*", 400)]
    public void Sample_Damaged_IsReadOrRefused(string name, string files, int cases)
    {
        string folder = Path.GetDirectoryName(Path.Combine(SharedData.Require(Samples), name))!;
        using FuzzRun run = new();
        foreach (string file in Directory.GetFiles(folder, files))
            run.Add(Path.GetFileName(file), File.ReadAllBytes(file));

        run.Run(Path.GetFileName(name), cases, 14).AssertBoth(cases / 20);
    }
}
