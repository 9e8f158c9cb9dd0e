namespace HrvXkd.Wfdb.Tests;

/// <summary>The examples of the library's README, line by line.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DateTime _start = new(2026, 1, 2, 3, 4, 5);
    private long _processed;

    public ReadmeTests()
    {
        WfdbSignal[] lines =
        [
            new() { FileName = "", Format = 16, Description = "II" }, new() { FileName = "", Format = 16, Gain = 10, Units = "mmHg", Description = "ABP" },
        ];
        int[] ramp = [.. Enumerable.Range(0, 10_000)];
        WfdbWriter.Write(_folder["r"], 125, lines, [ramp, ramp]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Example_ReadLeadAndPressure()
    {
        string path = _folder["r"];

        using WfdbRecord record = WfdbRecord.Open(path);
        int lead = record.FindEcg();
        int[] samples = new int[4096];
        for (int read = record.Read(lead, samples); read > 0; read = record.Read(lead, samples))
            Process(samples.AsSpan(0, read)); // counts; WfdbRecord.Missing where there is none

        SignalStream pressure = record.OpenSignal(record.Find("ABP"));
        pressure.Seek(TimeSpan.FromMinutes(1));
        double[] values = new double[(int)(10 * pressure.SampleRateHz)];
        int got = pressure.ReadPhysical(values); // in pressure.Signal.Units; NaN where there is none

        Assert.Equal(10_000L * 9_999 / 2, _processed);
        Assert.Equal((1250, 750.0, "mmHg"), (got, values[0], pressure.Signal.Units));
    }

    [Fact]
    public void Example_SegmentsAndFaults()
    {
        File.WriteAllText(_folder["stay.hea"], "stay/3 2 125 20500\nr 10000\n~ 500\nr 10000");
        string path = _folder["stay"];

        using WfdbRecord stay = WfdbRecord.Open(path, FaultPolicy.Report);
        long recorded = stay.Segments.Where(segment => !segment.IsGap).Sum(segment => segment.FrameCount);
        int[] counts = stay.ReadAll(0, SignalView.Samples);
        foreach (string fault in stay.Faults)
            Console.WriteLine(fault);

        Assert.Equal((20_000L, 20_500, 9_999), (recorded, counts.Length, counts[^1]));
    }

    [Fact]
    public void Example_AnnotationsAndScore()
    {
        string path = _folder["r"];
        AnnotationFile.Write(path + ".atr", [new Annotation(1000, AnnotationCode.Normal, 0, 0, "")], 1000);
        double[] foundSeconds = [1.02];
        using WfdbRecord record = WfdbRecord.Open(path);

        IReadOnlyList<Annotation> annotations = AnnotationFile.ReadList(path + ".atr").InFrames(record.SampleRateHz);
        BeatScore score = BeatScore.Compare(annotations, foundSeconds, record.SampleRateHz);

        Assert.Equal((1, 0, 0), (score.TruePositives, score.FalseNegatives, score.FalsePositives));
    }

    [Fact]
    public void Example_WriteAndJoin()
    {
        string path = _folder["night_1"];
        string joined = _folder["night"];
        DateTime start = _start;
        int[] frames = [.. Enumerable.Range(0, 3000)];

        WfdbSignal ecg = new() { FileName = "", Format = 24, Gain = 1_048_576, Units = "mV", AdcResolution = 24, Description = "ECG" };
        using RecordWriter writer = RecordWriter.Create(path, 500, [ecg], ["HRV-XKD"], start);
        writer.Write(frames); // shape [frames][signals]
        writer.Flush();
        writer.Complete();

        WfdbWriter.Write(_folder["night_2"], 500, [ecg], [frames[..2000]]);
        WfdbWriter.WriteSegments(joined, [new("night_1", 0, 3000), new(WfdbSegment.Gap, 3000, 500), new("night_2", 3500, 2000)]);

        using WfdbRecord record = WfdbRecord.Open(joined);
        Assert.Equal([.. frames, .. Enumerable.Repeat(WfdbRecord.Missing, 500), .. frames[..2000]], record.ReadAll(0));
        using WfdbRecord first = WfdbRecord.Open(path);
        Assert.Equal(_start, first.Start);
    }

    [Fact]
    public void Example_Edf()
    {
        EdfBuilder edf = new EdfBuilder().Signal("EEG", "uV", -100, 100, -1000, 1000, 2).Annotations();
        string path = _folder.Write("r.edf", edf.Record(new int[2], "+0\u0014\u0014\0+1\u0014Sleep stage W\u0014\0").Build());

        using WfdbRecord sleep = WfdbRecord.Open(path);
        SignalStream eeg = sleep.OpenSignal(0);
        IReadOnlyList<EdfAnnotation> stages = EdfAnnotations.Read(path);

        Assert.Equal((2, "Sleep stage W"), (eeg.Count, Assert.Single(stages).Text));
    }

    [Fact]
    public void Readme_Examples_AreTheseTests()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "HrvXkd.sln")))
            root = Path.GetDirectoryName(root)!;
        string tests = Lines(File.ReadAllText(Path.Combine(root, "tests/HrvXkd.Wfdb.Tests/ReadmeTests.cs")));
        string[] parts = File.ReadAllText(Path.Combine(root, "firmware/HrvXkd.Wfdb/README.md")).Split("```csharp");

        Assert.Equal(8, parts.Length);
        foreach (string part in parts[1..])
            Assert.Contains(Lines(part[..part.IndexOf("```", StringComparison.Ordinal)]), tests, StringComparison.Ordinal);
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private void Process(ReadOnlySpan<int> samples)
    {
        foreach (int sample in samples)
            _processed += sample;
    }
}
