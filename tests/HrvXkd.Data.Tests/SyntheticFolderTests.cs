using System.Globalization;
using HrvXkd.Data;
using HrvXkd.Wfdb;

namespace HrvXkd.Tests.Data;

public sealed class SyntheticFolderTests : IDisposable
{
    private static readonly SyntheticOptions Options = new(20, 9) { Seconds = 65 };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_AnyThreadsAndCulture_SameBytes()
    {
        SyntheticFolder.Write(Options, _folder.File("a"), 1, null, default);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            foreign.NumberFormat.NumberDecimalSeparator = ",";
            foreign.NumberFormat.NegativeSign = "\u2212";
            CultureInfo.CurrentCulture = foreign;
            CultureInfo.DefaultThreadCurrentCulture = foreign;
            SyntheticFolder.Write(Options, _folder.File("b"), 4, null, default);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }

        string[] names = [.. Directory.GetFiles(_folder.File("a")).Select(path => Path.GetFileName(path)!).Order()];
        Assert.Equal((20 * 3) + 3, names.Length);
        Assert.Equal(names, Directory.GetFiles(_folder.File("b")).Select(path => Path.GetFileName(path)!).Order());
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(_folder.File($"a/{name}")), File.ReadAllBytes(_folder.File($"b/{name}"))));
    }

    [Fact]
    public void Write_ThenOpen_IsTheSimulatedCohort()
    {
        SyntheticResult result = SyntheticFolder.Write(Options, _folder.File("a"));
        Cohort made = Cohort.Synthetic(Options), read = Cohort.Open(_folder.File("a"));
        Assert.True(read.IsSynthetic);
        Assert.Equal(("short", made.OracleAuc), (read.Profile.Name, read.OracleAuc));
        Assert.Equal(made.Recordings.Select(r => (r.Id, r.Group, r.Hypertensive)), read.Recordings.Select(r => (r.Id, r.Group, r.Hypertensive)));
        Assert.Equal(Samples(made.Recordings[3]), Samples(read.Recordings[3]));
        using SyntheticEcgReader reader = (SyntheticEcgReader)made.Recordings[3].Ecg!.Open();
        reader.Read(new int[65 * 250]);
        IReadOnlyList<Annotation> beats = AnnotationFile.Read(_folder.File("a/s00003.atr"));
        Assert.Equal(reader.TrueBeats.Select(beat => (long)Math.Round(beat.Seconds * 250)), beats.Select(beat => beat.Sample));
        Assert.Equal(20 * 65 * 250, result.Samples);
    }

    [Fact]
    public void Write_Cancelled_LeavesNoIndex()
    {
        using CancellationTokenSource cancel = new();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SyntheticFolder.Write(Options, _folder.File("a"), null, cancel.Token));
        Assert.False(File.Exists(_folder.File("a/index.csv")));
    }

    [Theory]
    [InlineData("{}", "expected \"synthetic\": true")]
    [InlineData("{\"synthetic\": true, \"oracle_auc\": 7}", "\"oracle_auc\" in 0..1")]
    [InlineData("{\"synthetic\": \"yes\"}", "cohort.json")]
    [InlineData("nothing", "cohort.json")]
    [InlineData("null", "cohort.json")]
    public void Open_WrongCohortFile_OneLine(string text, string says)
    {
        SyntheticFolder.Write(Options with { Seconds = 5 }, _folder.File("a"));
        File.WriteAllText(_folder.File("a/cohort.json"), text);
        string message = Assert.Throws<FormatException>(() => Cohort.Open(_folder.File("a"))).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Write_BeatsOnly_KeepsLabelsAndHoldsTheErrorsOfADetector()
    {
        Cohort ecg = Cohort.Synthetic(Options with { Seconds = 3600 }), beats = Cohort.Synthetic(Options with { Seconds = 3600, BeatsOnly = true });
        Assert.Equal(ecg.Recordings.Select(r => (r.Id, r.Hypertensive)), beats.Recordings.Select(r => (r.Id, r.Hypertensive)));
        Assert.Equal(ecg.OracleAuc, beats.OracleAuc);
        PreparedCohort prepared = Preparation.Run(beats);
        Assert.Equal(Enumerable.Range(0, 23), prepared.Windows.Where(w => w.Recording == 0).Select(w => w.Index));
        Assert.True(prepared.Windows.Count(w => w.Valid) > 0.98 * prepared.Windows.Count);
        Assert.Contains(prepared.Windows, w => w.Quality < 100);
    }

    private static int[] Samples(Recording recording)
    {
        using IEcgReader reader = recording.Ecg!.Open();
        int[] samples = new int[65 * 250];
        Assert.Equal(samples.Length, reader.Read(samples));
        return samples;
    }
}
