using CsCheck;
using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Patient;

namespace HrvXkd.Tests.Data;

public class PreparationTests
{
    private static readonly Cohort Small = Cohort.Synthetic(new SyntheticOptions(20, 3) { Seconds = 660 });

    [Fact]
    public void Run_AnyThreads_SameResult()
    {
        PreparedCohort one = Preparation.Run(Small, 1, null, default);
        PreparedCohort four = Preparation.Run(Small, 4, null, default);
        Assert.Equal((one.Samples, one.Beats, one.Seconds), (four.Samples, four.Beats, four.Seconds));
        Assert.Equal(one.Windows.Select(Text), four.Windows.Select(Text));
        static string Text(WindowRow w) => $"{w.Recording} {w.Index} {w.Valid} {w.Quality} {string.Join(' ', w.FeaturesQ16)}";
    }

    [Fact]
    public void Run_Synthetic_GivesEveryWindowInOrder()
    {
        List<int> reports = [];
        PreparedCohort prepared = Preparation.Run(Small, new Reports(reports));
        Assert.Equal(Enumerable.Range(1, 20), reports);
        Assert.Equal(20L * 660 * 250, prepared.Samples);
        Assert.Equal(20 * 660.0, prepared.Seconds);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => (i / 3, i % 3)), prepared.Windows.Select(w => (w.Recording, w.Index)));
        Assert.True(prepared.Windows.Count(w => w.Valid) >= 54);
    }

    [Fact]
    public void Run_CleanPatients_FindsTheTrueBeatsAndTheirHeartRate()
    {
        int found = 0;
        int known = 0;
        int extra = 0;
        for (int i = 0; i < 10; i++)
        {
            PatientParameters patient = PatientParameters.Draw(11, i, i % 2 == 0) with { Noise = NoiseLevels.None };
            BeatTally tally = BeatTally.Count(patient, 300);
            found += tally.Found;
            known += tally.Known;
            extra += tally.Extra;
        }

        Assert.True(known > 2500);
        Assert.True(found > 0.99 * known, $"{found} of {known}");
        Assert.True(extra < 0.01 * known, $"{extra} beside {known}");
    }

    [Fact]
    public void Run_LongGap_StillGivesEveryWindow()
    {
        int[] samples = new int[600 * 250];
        new SimulatedPatient(PatientParameters.Draw(1, 1, false), 250, 1000).Read(samples);
        samples.AsSpan(100 * 250, 300 * 250).Fill(int.MinValue);
        Recording recording = new("gap", "g", true) { Ecg = new EcgSignal(250, 1000, () => new ArrayReader(samples)) };
        PreparedCohort prepared = Preparation.Run(new Cohort("gap", true, WindowProfile.Short(), [recording]));
        Assert.Equal(Enumerable.Range(0, 19), prepared.Windows.Select(w => w.Index));
        Assert.All(prepared.Windows.Where(w => w.Index is >= 4 and <= 11), w => Assert.False(w.Valid));
        Assert.True(prepared.Windows[0].Valid && prepared.Windows[18].Valid);
    }

    [Fact]
    public void Run_AnyChunks_SameResult()
    {
        int[] samples = new int[130 * 250];
        new SimulatedPatient(PatientParameters.Draw(1, 2, false), 250, 1000).Read(samples);
        foreach (int gap in (int[])[7000, 7010, 12000, 29000])
            samples.AsSpan(gap, gap == 12000 ? 900 : 5).Fill(int.MinValue);
        string whole = Chunked(samples, null);
        Gen.Int[1, 3000].Array[1, 8].Sample(chunks => Assert.Equal(whole, Chunked(samples, chunks)), iter: 20);
        Assert.Equal(whole, Chunked(samples, [1]));
        Assert.Contains("True", whole, StringComparison.Ordinal);

        static string Chunked(int[] samples, int[]? chunks)
        {
            Recording recording = new("chunks", "g", true) { Ecg = new EcgSignal(250, 1000, () => new ArrayReader(samples, chunks)) };
            PreparedCohort prepared = Preparation.Run(new Cohort("chunks", true, WindowProfile.Short(), [recording]));
            return $"{prepared.Beats} {prepared.Samples} {string.Join(';', prepared.Windows.Select(w => $"{w.Valid} {w.Quality} {string.Join(' ', w.FeaturesQ16)}"))}";
        }
    }

    [Fact]
    public void Run_BrokenRecordings_ReportsTheFirst()
    {
        Recording[] recordings = Enumerable.Range(0, 30)
            .Select(i => new Recording($"r{i}", "g", i % 2 == 0)
            {
                Ecg = new EcgSignal(250, 1000, () => i >= 11 ? throw new FormatException($"r{i} is broken") : new ArrayReader([])),
            })
            .ToArray();
        Cohort cohort = new("broken", true, WindowProfile.Short(), recordings);
        Assert.Equal("r11 is broken", Assert.Throws<FormatException>(() => Preparation.Run(cohort, 4, null, default)).Message);
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using CancellationTokenSource cancel = new();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Preparation.Run(Small, null, cancel.Token));
    }

    private sealed class Reports(List<int> values) : IProgress<int>
    {
        public void Report(int value) => values.Add(value);
    }
}
