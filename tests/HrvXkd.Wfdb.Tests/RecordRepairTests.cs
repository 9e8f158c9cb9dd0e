namespace HrvXkd.Wfdb.Tests;

public sealed class RecordRepairTests : IDisposable
{
    private static readonly DateTime Start = new(2026, 2, 1, 4, 5, 6, 789);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(212)]
    public void MendRecord_CutAtAnyByte_KeepsEveryWholeFrame(int format)
    {
        WfdbSignal line = new() { FileName = "", Format = format, Description = "II", Gain = 1000 };
        int[] frames = [.. Enumerable.Range(0, 60).Select(i => ((i * 37) % 4000) - 2000)];
        RecordWriter writer = RecordWriter.Create(_folder["r"], 500, [line, line with { Description = "V1" }], ["x"], Start);
        writer.Write(frames);
        writer.Flush();
        writer.Dispose();
        byte[] header = File.ReadAllBytes(_folder["r.hea"]);
        byte[] whole = File.ReadAllBytes(_folder["r.dat"]);
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(_folder["r.hea"], header);
            File.WriteAllBytes(_folder["r.dat"], whole[..length]);
            long mended = RecordRepair.MendRecord(_folder["r"], ["mended"])!.Value;

            Assert.Equal(length * 8L / (format == 16 ? 32 : format == 24 ? 48 : 24), mended);
            if (mended == 0)
                continue;
            using WfdbRecord record = WfdbRecord.Open(_folder["r"]);
            Assert.True(record.HasLength);
            Assert.Equal(mended, record.SampleCount);
            Assert.Equal(frames.Where((_, i) => i % 2 == 1).Take((int)mended), record.ReadAll(1));
            Assert.Equal(["x", "mended"], record.Comments);
            Assert.Equal(Start, record.Start);
            Assert.Null(RecordRepair.MendRecord(_folder["r"]));
        }
    }

    [Fact]
    public void AnnotationWriter_AfterEachFlush_IsAWholeFileAndTheSameAsAtOnce()
    {
        Annotation[] all = [.. Enumerable.Range(0, 40).Select(i => new Annotation(i * 977L * (1 + (i % 5)), i % 7 == 0 ? AnnotationCode.Note : 1, i % 3, i % 2, i % 7 == 0 ? $"text {i}" : ""))];
        all = [.. all.OrderBy(annotation => annotation.Sample)];
        using (AnnotationWriter writer = AnnotationWriter.Create(_folder["r.atr"]))
        {
            Assert.Empty(AnnotationFile.Read(_folder["r.atr"]));
            for (int i = 0; i < all.Length; i++)
            {
                writer.Write(all[i]);
                if (i % 3 != 0)
                    continue;
                writer.Flush();
                Assert.Equal(all[..(i + 1)], AnnotationFile.Read(_folder["r.atr"]));
            }
        }

        AnnotationFile.Write(_folder["whole.atr"], all);
        Assert.Equal(File.ReadAllBytes(_folder["whole.atr"]), File.ReadAllBytes(_folder["r.atr"]));
    }

    [Fact]
    public void MendAnnotations_CutAtAnyByte_KeepsWhatIsWhole()
    {
        Annotation[] all = [new(5, 1, 0, 0, ""), new(900, AnnotationCode.Note, 0, 0, "electrodes off"), new(70000, 1, 2, 0, ""), new(70100, 5, 0, 1, "abc")];
        AnnotationFile.Write(_folder["whole.atr"], all);
        byte[] whole = File.ReadAllBytes(_folder["whole.atr"]);
        int kept = 0;
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(_folder["r.atr"], whole[..length]);
            bool mended = RecordRepair.MendAnnotations(_folder["r.atr"]);
            IReadOnlyList<Annotation> found = AnnotationFile.Read(_folder["r.atr"]);
            Assert.Equal(length < whole.Length, mended);
            Assert.InRange(found.Count, kept, all.Length);
            kept = found.Count;
            Assert.Equal(all[..kept].Select(annotation => (annotation.Sample, annotation.Code)), found.Select(annotation => (annotation.Sample, annotation.Code)));
        }

        Assert.Equal(all.Length, kept);
    }
}
