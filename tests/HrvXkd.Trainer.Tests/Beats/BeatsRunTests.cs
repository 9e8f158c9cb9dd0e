using System.Text.Json.Nodes;
using HrvXkd.CommandLine;
using HrvXkd.Trainer.Beats;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Tests.Beats;

public sealed class BeatsRunTests : IDisposable
{
    private const int Rate = 250;
    private const int Seconds = 60;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrvxkd-beats-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void Run_CleanRecords_FindsEveryBeatInOrderOfName()
    {
        Record("b", 0.8, 0);
        Record("a", 1.0, 0);
        WriteSignal("c", Pulses(0.9), 0);

        BeatsResult result = Run(new BeatsOptions(_folder.FullName));

        Assert.Equal(["a", "b"], result.PerRecord.Select(record => record.Record));
        Assert.Equal(["V1", "V1"], result.PerRecord.Select(record => record.Lead));
        Assert.Equal(2, result.Pooled.Records);
        Assert.Equal(59 + 74, result.Pooled.Beats);
        Assert.Equal((0, 0, 0), (result.Pooled.Missed, result.Pooled.Extra, result.Pooled.MissedFirst10Seconds));
        Assert.Equal(1, result.Pooled.F1Within50Ms);
        Assert.InRange(result.Pooled.JitterMs, 0, 4);
        Assert.True(result.Pooled.TimesRealTime > 0);
    }

    [Fact]
    public void Run_Twice_GivesTheSameFigures()
    {
        Record("a", 0.7, 0);
        Record("b", 0.9, 0);

        BeatsResult first = Run(new BeatsOptions(_folder.FullName));
        BeatsResult second = Run(new BeatsOptions(_folder.FullName));

        Assert.Equal(first.PerRecord.Select(WithoutSpeed), second.PerRecord.Select(WithoutSpeed));
        Assert.Equal(WithoutSpeed(first.Pooled), WithoutSpeed(second.Pooled));
    }

    [Fact]
    public void Run_LeadGiven_IsRead()
    {
        Record("a", 1.0, 1);

        Assert.Equal("V1", Assert.Single(Run(new BeatsOptions(_folder.FullName, 2)).PerRecord).Lead);
        Assert.Equal("flat", Assert.Single(Run(new BeatsOptions(_folder.FullName, 1)).PerRecord).Lead);
        Assert.Equal(0, Run(new BeatsOptions(_folder.FullName, 1)).Pooled.Sensitivity);
    }

    [Fact]
    public void Run_WrongInput_SaysWhat()
    {
        AssertRefused<UsageException>("no such folder", new BeatsOptions(Path.Combine(_folder.FullName, "none")));
        AssertRefused<UsageException>("no annotation file", new BeatsOptions(_folder.FullName));
        Record("z", 1.0, 0);
        AssertRefused<UsageException>("--lead is 3; record z has signals 1..2", new BeatsOptions(_folder.FullName, 3));
        File.Delete(Path.Combine(_folder.FullName, "z.dat"));
        Record("y", 1.0, 0);
        File.WriteAllBytes(Path.Combine(_folder.FullName, "y.dat"), new byte[5]);
        AssertRefused<WfdbException>("y.dat holds 5 bytes", new BeatsOptions(_folder.FullName));
    }

    [Fact]
    public void Run_WithNoise_CountsNoisyBlocksOnly()
    {
        Record("a", 1.0, 0, 540);
        Record("b", 1.0, 0);
        Noise("em");

        BeatsResult quiet = Run(Noisy(60));
        BeatsResult loud = Run(Noisy(-30));

        Assert.Equal(("em", -30.0), (loud.Pooled.Noise, loud.Pooled.SnrDb));
        Assert.Equal("a", Assert.Single(quiet.PerRecord).Record);
        Assert.InRange(quiet.Pooled.Beats, 119, 121);
        Assert.Equal((0, 0), (quiet.Pooled.Missed, quiet.Pooled.Extra));
        Assert.InRange(loud.Pooled.F1, 0, 0.9);
        Assert.Equal(quiet.Pooled.Beats, loud.Pooled.Beats);
    }

    [Fact]
    public void Run_WrongNoiseOrNames_SaysWhat()
    {
        Record("a", 1.0, 0);
        AssertRefused<UsageException>("holds no em.hea", Noisy(6));
        AssertRefused<UsageException>("--only z:", new BeatsOptions(_folder.FullName, Only: ["a", "z"]));
        Noise("em", 300);
        AssertRefused<UsageException>("noise has 300 samples per second, record a has 250", Noisy(6));
    }

    [Fact]
    public void Format_Json_HasTheKeysOfThePoolAndOfEachRecord()
    {
        Record("a", 1.0, 0);

        JsonNode json = JsonNode.Parse(BeatsJson.Format(Run(new BeatsOptions(_folder.FullName))))!;

        string[] keys = ["beats", "se", "ppv", "f1", "f1_50ms", "jitter_ms", "bias_ms", "missed_first_10s", "rmssd_error_percent_median", "x_realtime"];
        Assert.All(keys, key => Assert.True(json.AsObject().ContainsKey(key), key));
        Assert.All(keys, key => Assert.True(json["per_record"]![0]!.AsObject().ContainsKey(key), key));
        Assert.True((double)json["nn_rmssd_error_percent_median"]! >= 0);
        Assert.True((double)json["nn_rmssd_error_percent_worst"]! >= 0);
        Assert.True((double)json["nn_cleaning_error_percent_median"]! >= 0);
        Assert.True((double)json["nn_intervals_error_percent_worst"]! >= 0);
        Assert.Equal(1.0, (double)json["n_se"]!);
        Assert.True((double)json["per_record"]![0]!["nn_rmssd_error_percent"]! >= 0);
        Assert.Equal(1.0, (double)json["per_record"]![0]!["nn"]!["kept"]!);
        Assert.Equal(1, (int)json["records"]!);
        Assert.Equal("a", (string?)json["per_record"]![0]!["record"]);
        Assert.Equal(1.0, (double)json["se"]!);
    }

    private static BeatsResult Run(BeatsOptions options) => BeatsRun.Run(options, null, CancellationToken.None);

    private static BeatsFigures WithoutSpeed(BeatsFigures figures) => figures with { TimesRealTime = 0 };

    private static void AssertRefused<T>(string part, BeatsOptions options)
        where T : Exception => Assert.Contains(part, Assert.Throws<T>(() => Run(options)).Message, StringComparison.Ordinal);

    private BeatsOptions Noisy(double snrDb) =>
        new(_folder.FullName, Only: ["a"], Noise: new NoiseOptions(_folder.FullName, "em", snrDb));

    private void Noise(string name, int rate = Rate)
    {
        Random random = new(5);
        WfdbWriter.Write(
            Path.Combine(_folder.FullName, name),
            rate,
            [new WfdbSignal() { FileName = "", Format = 16, Gain = 1000, Description = "noise1" }],
            [[.. Enumerable.Range(0, 30 * rate).Select(_ => random.Next(-500, 500))]]);
    }

    private void Record(string name, double interval, int lead, int seconds = Seconds)
    {
        List<double> beats = Pulses(interval, seconds);
        WriteSignal(name, beats, lead, seconds);
        AnnotationFile.Write(
            Path.Combine(_folder.FullName, name + ".atr"),
            [.. beats.Select(time => new Annotation((long)Math.Round(time * Rate), AnnotationCode.Normal, 0, 0, ""))]);
    }

    private static List<double> Pulses(double interval, int seconds = Seconds)
    {
        List<double> beats = [];
        for (double time = interval; time < seconds - 0.5; time += interval + (0.02 * Math.Sin(time)))
            beats.Add(time);
        return beats;
    }

    private void WriteSignal(string name, List<double> beats, int lead, int seconds = Seconds)
    {
        int[] ecg = new int[seconds * Rate];
        foreach (double beat in beats)
            for (int i = Math.Max(0, (int)((beat - 0.1) * Rate)); i < Math.Min(ecg.Length, (beat + 0.1) * Rate); i++)
                ecg[i] += (int)Math.Round(1000 * Math.Exp(-Math.Pow(((double)i / Rate) - beat, 2) / (2 * 0.012 * 0.012)));
        WfdbSignal line = new() { FileName = "", Format = 16, Gain = 1000 };
        int[] flat = new int[ecg.Length];
        WfdbWriter.Write(
            Path.Combine(_folder.FullName, name),
            Rate,
            lead == 0 ? [line with { Description = "V1" }, line with { Description = "flat" }] : [line with { Description = "flat" }, line with { Description = "V1" }],
            lead == 0 ? [ecg, flat] : [flat, ecg]);
    }
}
