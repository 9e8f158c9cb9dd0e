using HrvXkd.CommandLine;
using HrvXkd.Tests;
using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Tests.Hrv;

public sealed class RecordTests : IDisposable
{
    private const int Rate = 250;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrvxkd-hrv-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void Read_Annotations_KeepsIntervalsBetweenNormalBeats()
    {
        string path = Record(
            (200, AnnotationCode.Normal), (400, AnnotationCode.Normal), (500, AnnotationCode.VentricularPremature), (800, AnnotationCode.Normal),
            (900, AnnotationCode.Noise), (1000, AnnotationCode.Normal), (1010, AnnotationCode.FlutterStart), (1190, AnnotationCode.FlutterEnd), (1200, AnnotationCode.Normal), (1410, AnnotationCode.Normal));
        IntervalSeries series = Read(path, "N").Series;
        Assert.Equal([200, 800, 1200], series.Start);
        Assert.Equal([200, 200, 210], series.Length);
        Assert.Equal(3, series.Dropped.Count(interval => interval.Reason == DropReason.NotNormal));
        Assert.Empty(series.Differences());
        Assert.Equal(5, Read(path, null).Series.Count);
    }

    [Fact]
    public void Read_NoSuchLabel_SaysWhatThereIs()
    {
        string path = Record((200, AnnotationCode.LeftBundleBranchBlock), (400, AnnotationCode.LeftBundleBranchBlock), (500, AnnotationCode.VentricularPremature));
        Assert.Contains("it holds L 2, V 1", Assert.Throws<UsageException>(() => Read(path, "N")).Message, StringComparison.Ordinal);
        Assert.Equal(1, Read(path, "L").Series.Count);
    }

    [SkippableFact]
    public void Read_AllBeatsOfRecord100_EqualThePublishedList()
    {
        string record = SharedData.Require("data/mitdb/100.hea");
        IntervalSeries annotated = SeriesReader.Read(new InputOptions(record, Annotator: "atr", NormalBeats: null), default).Series;
        IntervalSeries listed = SeriesReader.Read(new InputOptions(SharedData.Require("golden/rr_mitdb100_all.csv")), default).Series;
        Assert.Equal(listed.Ms, annotated.Ms, (a, b) => Math.Abs(a - b) < 1e-9);
        HrvResult ours = Made.Analyse(annotated), theirs = Made.Analyse(listed);
        Assert.Equal(theirs.Metrics.Values["nn50"], ours.Metrics.Values["nn50"]);
        Assert.Equal(theirs.Metrics.Values["sampen_matches_a"], ours.Metrics.Values["sampen_matches_a"]);
    }

    [SkippableFact]
    public void Read_EcgOfRecord100_IsNearItsAnnotations()
    {
        string record = SharedData.Require("data/mitdb/100.hea");
        HrvResult found = Made.Analyse(SeriesReader.Read(new InputOptions(record), default).Series);
        HrvResult annotated = Made.Analyse(SeriesReader.Read(new InputOptions(record, Annotator: "atr"), default).Series);
        foreach (string key in (string[])["mean_nn_ms", "sdnn_ms", "rmssd_ms", "lomb_hf_ms2"])
            Assert.InRange(found.Metrics.Values[key] / annotated.Metrics.Values[key], 0.95, 1.05);
    }

    [Fact]
    public void Read_EcgWithMissingSamples_HasNoIntervalAcrossThem()
    {
        const int Seconds = 120, GapFrom = 60, GapTo = 63;
        int[] ecg = new int[Seconds * Rate];
        for (double beat = 0.8; beat < Seconds - 0.5; beat += 0.8 + (0.03 * Math.Sin(beat)))
            for (int i = (int)((beat - 0.1) * Rate); i < (beat + 0.1) * Rate; i++)
                ecg[i] += (int)Math.Round(1000 * Math.Exp(-Math.Pow((((double)i / Rate) - beat) / 0.012, 2) / 2));
        Array.Fill(ecg, WfdbRecord.Missing, GapFrom * Rate, (GapTo - GapFrom) * Rate);
        string path = Path.Combine(_folder.FullName, "gap");
        WfdbWriter.Write(path, Rate, [new WfdbSignal { FileName = "", Format = 16, Gain = 1000, Description = "II" }], [ecg]);

        HrvResult result = Made.Analyse(SeriesReader.Read(new InputOptions(path), default).Series);

        Assert.InRange(result.Series.Count, 130, 148);
        Assert.All(result.Series.EndSeconds.Zip(result.Series.Ms), beat => Assert.True(beat.First < GapFrom || beat.First - (beat.Second / 1000) > GapTo));
        Assert.InRange(result.Metrics.Values["max_nn_ms"], 780, 840);
        Assert.Contains(result.Series.Dropped, interval => interval.StartSeconds < GapFrom && interval.StartSeconds + (interval.Ms / 1000) > GapTo);
    }

    private static LoadedSeries Read(string path, string? normal) =>
        SeriesReader.Read(new InputOptions(path, Annotator: "atr", NormalBeats: normal), default);

    private string Record(params (long Sample, int Code)[] annotations)
    {
        string path = Path.Combine(_folder.FullName, "r");
        WfdbWriter.Write(path, Rate, [new WfdbSignal { FileName = "", Format = 16, Gain = 1000, Description = "II" }], [new int[2000]]);
        AnnotationFile.Write(path + ".atr", [.. annotations.Select(a => new Annotation(a.Sample, a.Code, 0, 0, ""))]);
        return path;
    }
}
