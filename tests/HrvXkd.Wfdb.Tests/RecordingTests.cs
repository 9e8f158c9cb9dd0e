using HrvXkd.Tests;

namespace HrvXkd.Wfdb.Tests;

/// <summary>Real recordings; the checksums in their headers are the oracle.</summary>
public sealed class RecordingTests
{
    [SkippableTheory]
    [InlineData("data/mitdb", 26, 360, 650_000)]
    [InlineData("data/nstdb", 3, 360, 650_000)]
    [InlineData("data/uci-cuffless-bp", 237, 125, 0)]
    public void ReadAll_EveryRecord_HasItsChecksum(string folder, int records, double rateHz, long frames)
    {
        string[] headers = Directory.GetFiles(SharedData.Require(folder), "*.hea");

        Assert.Equal(records, headers.Length);
        foreach (string header in headers)
        {
            using WfdbRecord record = WfdbRecord.Open(header);
            Assert.Equal(2, record.Signals.Count);
            Assert.Equal(rateHz, record.SampleRateHz);
            Assert.Equal(0, record.FindEcg());
            for (int i = 0; i < record.Signals.Count; i++)
            {
                int[] samples = record.ReadAll(i);
                Assert.NotNull(record.Signals[i].Checksum);
                Assert.Equal(record.Signals[i].InitialValue, samples[0]);
                Assert.True(frames == 0 || samples.Length == frames);
            }
        }
    }

    [SkippableFact]
    public void Open_Record100_IsTheOneKnown()
    {
        using WfdbRecord record = WfdbRecord.Open(Path.Combine(SharedData.Require("data/mitdb"), "100"));

        Assert.Equal("100", record.Name);
        Assert.Equal(["69 M 1085 1629 x1", "Aldomet, Inderal"], record.Comments);
        Assert.Equal("MLII", record.Signals[0].Description);
        Assert.Equal(1024, record.Signals[0].Baseline);
        Assert.Equal([995, 995, 995, 995, 995, 995, 995, 995, 1000, 997], record.ReadAll(0)[..10]);
    }

    [SkippableFact]
    public void Annotations_Record100_Holds2273Beats()
    {
        IReadOnlyList<Annotation> annotations = AnnotationFile.Read(Path.Combine(SharedData.Require("data/mitdb"), "100.atr"));

        Assert.Equal(2273, annotations.Count(annotation => annotation.IsBeat));
        Assert.Equal(new Annotation(18, AnnotationCode.Rhythm, 0, 0, "(N"), annotations[0]);
        Assert.Equal(77, annotations[1].Sample);
    }

    [SkippableFact]
    public void Annotations_EveryRecord_WriteBackToTheSameBytesAndScorePerfect()
    {
        using TempFolder folder = new();
        foreach (string path in Directory.GetFiles(SharedData.Require("data/mitdb"), "*.atr"))
        {
            IReadOnlyList<Annotation> annotations = AnnotationFile.Read(path);
            AnnotationFile.Write(folder["copy.atr"], annotations);
            Assert.Equal(annotations, AnnotationFile.Read(folder["copy.atr"]));

            double[] times = [.. annotations.Where(annotation => annotation.IsBeat).Select(annotation => annotation.Sample / 360.0)];
            BeatScore score = BeatScore.Compare(annotations, times, 360);
            Assert.Equal((0, 0), (score.FalseNegatives, score.FalsePositives));
        }
    }

    [SkippableFact]
    public void Write_RecordingInBothFormats_ReadsBackBitForBit()
    {
        using WfdbRecord source = WfdbRecord.Open(Path.Combine(SharedData.Require("data/mitdb"), "207"));
        int[][] samples = [source.ReadAll(0), source.ReadAll(1)];
        using TempFolder folder = new();
        foreach (int format in new[] { 16, 212 })
        {
            WfdbWriter.Write(folder["207"], source.SampleRateHz, [.. source.Signals.Select(signal => signal with { Format = format })], samples, source.Comments);
            using WfdbRecord copy = WfdbRecord.Open(folder["207"]);
            Assert.Equal(samples[0], copy.ReadAll(0));
            Assert.Equal(samples[1], copy.ReadAll(1));
            Assert.Equal(source.Signals[1].Checksum, copy.Signals[1].Checksum);
            Assert.Equal(source.Comments, copy.Comments);
        }

        Assert.Equal(File.ReadAllBytes(Path.Combine(SharedData.Require("data/mitdb"), "207.dat")), File.ReadAllBytes(folder["207.dat"]));
    }
}
