using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HrvXkd.CommandLine;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Replay;
using HrvXkd.Tests;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Tests;

// One class, so that its tests do not run at the same time: they redirect the console.
public sealed class ReplayCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd-").FullName;
    private string _cohort = "synthetic";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Replay_RecordWithAnnotations_PrintsAndWritesEverything()
    {
        string record = WriteRecord(400, annotated: true);
        string json = Path.Combine(_folder, "out.json");
        (int code, string output, string error) = Call("replay", record, "--json", json, "--beats");
        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.Contains("trained on the synthetic cohort", output, StringComparison.Ordinal);
        Assert.Contains("not a medical device", output, StringComparison.Ordinal);
        Assert.Contains("sensitivity 100.00 %", output, StringComparison.Ordinal);
        Assert.Contains("Risk ", output, StringComparison.Ordinal);

        using var document = JsonDocument.Parse(File.ReadAllText(json));
        JsonElement root = document.RootElement;
        int beats = Tracks.Beats(400).Count;
        Assert.Equal("rec", root.GetProperty("record").GetString());
        Assert.Equal(250, root.GetProperty("chip_rate_hz").GetInt32());
        Assert.Equal(100_000, root.GetProperty("frames").GetInt64());
        Assert.Equal(0, root.GetProperty("gaps").GetInt32());
        Assert.Equal(beats, root.GetProperty("beats").GetInt32());
        Assert.InRange(root.GetProperty("heart_rate").GetDouble(), 70, 76);
        Assert.Equal(0, root.GetProperty("allocated_bytes").GetInt64());
        Assert.Equal(12, root.GetProperty("windows").GetArrayLength());
        Assert.Equal(12, root.GetProperty("windows")[0].GetProperty("features").EnumerateObject().Count());
        Assert.InRange(root.GetProperty("risk").GetProperty("value").GetDouble(), 0, 1);
        Assert.Equal(1, root.GetProperty("score").GetProperty("se").GetDouble());
        Assert.Equal(1, root.GetProperty("score").GetProperty("ppv").GetDouble());
        Assert.Equal(beats, output.Split('\n').Count(line => double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));
    }

    [Fact]
    public void Replay_ShortRecord_SaysThatThereIsNoRisk()
    {
        (int code, string output, _) = Call("replay", WriteRecord(20, annotated: false) + ".hea", "--lead", "1");
        Assert.Equal(0, code);
        Assert.Contains("shorter than one window", output, StringComparison.Ordinal);
        Assert.Contains("No risk", output, StringComparison.Ordinal);
        Assert.DoesNotContain("sensitivity", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_UntrainedModel_SaysThatItsRiskMeansNothing()
    {
        _cohort = "untrained";
        (int code, string output, _) = Call("replay", WriteRecord(20, annotated: false));
        Assert.Equal(0, code);
        Assert.Contains("its risk means nothing", output, StringComparison.Ordinal);
        Assert.DoesNotContain("trained on the", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_BuiltInModel_NamesItsCohortAndAllocatesNothing()
    {
        var model = BuiltInModel.Create();
        Assert.NotEmpty(model.Cohort);
        Assert.Equal(64, model.Sha256.Length);
        ReplayResult result = ReplayRun.Run(Tracks.Ecg(250, 400), model.Model, Core.WindowProfile.Short());
        Assert.Equal(0, result.AllocatedBytes);
        Assert.NotNull(result.Windows[^1].LogitQ16);
    }

    [Theory]
    [InlineData(1349, "short")]
    [InlineData(1350, "holter")]
    public void ChooseProfile_Auto_IsHolterFromEightOfItsWindowsOn(int seconds, string name)
    {
        var input = new ReplayInput(new EcgTrack("x", 100, 200, new int[seconds * 100]), "ECG", null);
        Assert.Equal(name, input.ChooseProfile("auto").Name);
        Assert.Equal("short", input.ChooseProfile("short").Name);
        Assert.Equal("holter", input.ChooseProfile("holter").Name);
    }

    [Fact]
    public void Replay_BadCalls_AreOneLineAndExitCode2()
    {
        string record = WriteRecord(20, annotated: false);
        AssertRefused("none", "replay", Path.Combine(_folder, "none"));
        AssertRefused("RECORD", "replay");
        AssertRefused("--nonsense", "replay", record, "--nonsense");
        AssertRefused("weekly", "replay", record, "--profile", "weekly");
        AssertRefused("--lead is 3; rec has signals 1..1", "replay", record, "--lead", "3");
        AssertRefused("qrs", "replay", record, "--annotator", "qrs");
        AssertRefused("--json", "replay", record, "--json", Path.Combine(_folder, "none", "out.json"));
        AssertRefused("--json", "replay", record, "--json", _folder);
    }

    [Fact]
    public void Replay_BadRecords_AreOneLineAndExitCode2()
    {
        string record = WriteRecord(20, annotated: false);
        string header = File.ReadAllText(record + ".hea");
        File.WriteAllText(record + ".hea", header.Replace("rec.dat 16 ", "rec.dat 999 ", StringComparison.Ordinal));
        AssertRefused("999", "replay", record);
        File.WriteAllText(record + ".hea", header.Replace(" 250 ", " 50 ", StringComparison.Ordinal));
        AssertRefused("50 samples per second", "replay", record);
        File.WriteAllText(record + ".hea", header);
        using (FileStream data = File.OpenWrite(record + ".dat"))
            data.SetLength(1000);
        AssertRefused("rec.dat", "replay", record);
    }

    [Fact]
    public void Read_SeveralSamplesAFrame_TrackAndAnnotationsAtTheSignalsRate()
    {
        string record = WriteRecord(20, annotated: true);
        ReplayInput plain = ReplayInput.Read(record, null, null);
        string header = File.ReadAllText(record + ".hea");
        File.WriteAllText(record + ".hea", header
            .Replace($" 250 {plain.Track.Samples.Length}", $" 125 {plain.Track.Samples.Length / 2}", StringComparison.Ordinal)
            .Replace("rec.dat 16 ", "rec.dat 16x2 ", StringComparison.Ordinal));
        AnnotationFile.Write(record + ".atr", plain.Annotations!, timeResolutionHz: 250);
        ReplayInput framed = ReplayInput.Read(record, null, null);
        Assert.Equal((plain.Track.SampleRateHz, plain.Seconds), (framed.Track.SampleRateHz, framed.Seconds));
        Assert.Equal(plain.Track.Samples, framed.Track.Samples);
        Assert.Equal(plain.Annotations!.Count, framed.Annotations!.Count);
        Assert.All(plain.Annotations.Zip(framed.Annotations), pair => Assert.InRange(pair.Second.Sample - pair.First.Sample, -1, 1));
    }

    [SkippableFact]
    public void Replay_Record100_FindsTheBeats()
    {
        string record = Path.Combine(SharedData.Require("data/mitdb"), "100");
        ReplayInput input = ReplayInput.Read(record, null, null);
        ReplayResult result = ReplayRun.Run(input.Track, new SumModel(), input.ChooseProfile("auto"));
        BeatScore score = BeatScore.Compare(input.Annotations!, result.BeatSeconds, input.Track.SampleRateHz);
        Assert.Equal(2273, score.TruePositives + score.FalseNegatives);
        Assert.True(score.Sensitivity >= 0.995, $"sensitivity {score.Sensitivity}");
        Assert.True(score.Precision >= 0.995, $"precision {score.Precision}");
        Assert.Equal(500, result.ChipRateHz);
        Assert.Equal(0, result.AllocatedBytes);
        Assert.Equal(0, result.Gaps);
    }

    [Fact]
    public void Report_Steps_DrawsEachPercentOnceAndEndsTheLine()
    {
        using var terminal = new StringWriter();
        var progress = new TextProgress(terminal, "replay");
        for (int i = 0; i <= 1000; i++)
            progress.Report(i / 1000.0);
        string text = terminal.ToString();
        Assert.Equal(101, text.Count(character => character == '\r'));
        Assert.Contains("[####################....................]  50 %", text, StringComparison.Ordinal);
        Assert.EndsWith("[########################################] 100 %" + Environment.NewLine, text, StringComparison.Ordinal);
    }

    private (int Code, string Output, string Error) Call(params string[] args)
    {
        TextWriter console = Console.Out;
        TextWriter fault = Console.Error;
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            var root = new RootCommand("test") { ReplayCommand.Create(() => new BuiltInModel(new SumModel(), _cohort, "00")) };
            return (CommandHost.Run(root, args), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(fault);
        }
    }

    private void AssertRefused(string says, params string[] args)
    {
        (int code, _, string error) = Call(args);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Equal(2, code);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    private string WriteRecord(double seconds, bool annotated)
    {
        string path = Path.Combine(_folder, "rec");
        EcgTrack track = Tracks.Ecg(250, seconds);
        var signal = new WfdbSignal { FileName = "rec.dat", Format = 16, Gain = 1000, Baseline = 200, AdcResolution = 16, AdcZero = 0, Description = "ECG" };
        WfdbWriter.Write(path, 250, [signal], [Array.ConvertAll(track.Samples, sample => sample + 200)]);
        if (annotated)
            AnnotationFile.Write(path + ".atr", [.. Tracks.Beats(seconds).Select(beat => new Annotation((long)(beat * 250), 1, 0, 0, ""))]);
        return path;
    }
}
