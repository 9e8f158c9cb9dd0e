using HrvXkd.Core.Tests.Reference;
using HrvXkd.Tests;
using HrvXkd.Wfdb;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>Beats against the annotations of the MIT-BIH records.</summary>
public class MitBihTests
{
    [SkippableFact]
    public void Push_MitBihFirstLead_FindsNearlyAllBeats()
    {
        string[] headers = Directory.GetFiles(SharedData.Require("data/mitdb"), "*.hea");
        Assert.NotEmpty(headers);
        BeatScore[] scores = new BeatScore[headers.Length];
        Parallel.For(0, headers.Length, i => scores[i] = Score(headers[i]));
        double found = scores.Sum(s => s.TruePositives);
        double sensitivity = found / (found + scores.Sum(s => s.FalseNegatives));
        double precision = found / (found + scores.Sum(s => s.FalsePositives));
        Assert.InRange(sensitivity, 0.9985, 1);
        Assert.InRange(precision, 0.999, 1);
        Assert.InRange(scores.Sum(s => s.MissedFirst10Seconds), 0, 4);
        Assert.InRange(scores.Select(s => s.JitterMs).Order().ElementAt((scores.Length - 1) / 2), 0, 2.5);
    }

    private static BeatScore Score(string header)
    {
        using WfdbRecord record = WfdbRecord.Open(header);
        int[] samples = record.ReadAll(0);
        Analysis analysis = Analysis.Of(samples, (int)record.SampleRateHz, (int)record.Signals[0].Gain, WindowProfile.Holter());
        return BeatScore.Compare(
            AnnotationFile.Read(Path.ChangeExtension(header, ".atr")), analysis.Beats.Select(b => b.Ticks / 9000.0).ToArray(), record.SampleRateHz);
    }
}
