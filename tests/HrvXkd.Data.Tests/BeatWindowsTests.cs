using HrvXkd.Core;
using HrvXkd.Core.Beats;
using HrvXkd.Data;
using HrvXkd.Patient;

namespace HrvXkd.Tests.Data;

public class BeatWindowsTests
{
    private const int Seconds = 600;

    [Fact]
    public void Run_BeatsOfAnEcg_GiveTheWindowsOfThatEcg()
    {
        PatientParameters patient = PatientParameters.Draw(5, 3, false) with { Noise = NoiseLevels.None, EctopicsPerHour = 0 };
        List<RecordedBeat> found = [];
        EcgAnalyzer analyzer = new(250, 1000, WindowProfile.Short());
        int[] samples = new int[Seconds * 250];
        new SimulatedPatient(patient, 250, 1000).Read(samples);
        foreach (int sample in samples)
            if ((analyzer.Push(sample) & EcgAnalyzer.BeatFound) != 0)
                found.Add(new RecordedBeat(analyzer.BeatTicks, analyzer.BeatClass, analyzer.BeatQuality, found.Count == 0));
        WindowRow[] ofEcg = [.. Prepare(new Recording("ecg", "g", true) { Ecg = new EcgSignal(250, 1000, () => new ArrayReader(samples)) })];
        WindowRow[] ofBeats = [.. Prepare(Of(found))];

        Assert.True(ofBeats.Length >= 17 && ofEcg.Length - ofBeats.Length <= 1, $"{ofBeats.Length} of {ofEcg.Length}");
        Assert.Equal(ofEcg.Take(ofBeats.Length).Select(Text), ofBeats.Select(Text));
        Assert.Contains(ofBeats, window => window.Valid);
        static string Text(WindowRow w) => $"{w.Index} {w.Valid} {w.Quality} {string.Join(' ', w.FeaturesQ16)}";
    }

    [Fact]
    public void Run_GapInTheBeats_NoIntervalSpansIt()
    {
        IEnumerable<RecordedBeat> beats = Steady(0, 300).Concat(Steady(420, 600));
        IReadOnlyList<WindowRow> windows = Prepare(Of(beats));
        Assert.Equal(Enumerable.Range(0, 18), windows.Select(w => w.Index));
        Assert.True(windows[0].Valid && windows[^1].Valid);
        Assert.All(windows.Where(w => w.Index is >= 9 and <= 13), w => Assert.False(w.Valid));
        Assert.All(windows.Where(w => w.Valid), w => Assert.InRange(w.FeaturesQ16[(int)Feature.HeartRate] / 65536.0, 74, 76));
    }

    [Fact]
    public void Run_PoorBeatsAndEctopicShapes_AreLeftOut()
    {
        RecordedBeat[] beats = [.. Steady(0, 240)];
        WindowRow[] plain = [.. Prepare(Of(beats))];
        WindowRow[] poor = [.. Prepare(Of(beats.Select((b, i) => i % 4 == 0 ? b with { Quality = 0 } : b)))];
        WindowRow[] ectopic = [.. Prepare(Of(beats.Select((b, i) => i % 20 == 0 ? b with { Shape = BeatClass.VentricularLike } : b)))];
        Assert.All(plain, w => Assert.InRange(w.Quality, 95, 100));
        Assert.All(poor, w => Assert.InRange(w.Quality, 40, 55));
        Assert.All(ectopic, w => Assert.InRange(w.Quality, 80, 92));
    }

    [Fact]
    public void Run_NeitherEcgNorBeats_OneLine() =>
        Assert.Contains("'empty' has neither", Assert.Throws<FormatException>(() => Prepare(new Recording("empty", null, null))).Message, StringComparison.Ordinal);

    [Fact]
    public void From_NoGroupOrLabel_OneLine()
    {
        PreparedCohort prepared = Windows.Prepared("vvvvvvvv");
        PreparedCohort Changed(Recording recording) => prepared with { Cohort = prepared.Cohort with { Recordings = [recording] } };
        Recording only = prepared.Cohort.Recordings[0];
        Assert.Contains("'r0' has no subject", Assert.Throws<FormatException>(() => SequenceSet.From(Changed(only with { Group = null }))).Message, StringComparison.Ordinal);
        Assert.Contains("'r0' has no label", Assert.Throws<FormatException>(() => SequenceSet.From(Changed(only with { Hypertensive = null }))).Message, StringComparison.Ordinal);
    }

    private static Recording Of(IEnumerable<RecordedBeat> beats) => new("beats", "g", true) { Beats = new BeatSeries(() => new BeatListReader(beats)) };

    private static IReadOnlyList<WindowRow> Prepare(Recording recording) =>
        Preparation.Run(new Cohort("made", true, WindowProfile.Short(), [recording])).Windows;

    // About 75 a minute with some breathing, one beat every 0.8 s.
    private static IEnumerable<RecordedBeat> Steady(int from, int to)
    {
        for (int i = 0; (i * 0.8) + from < to; i++)
        {
            double seconds = from + (i * 0.8) + (0.01 * Math.Sin(i * 1.3)) + 0.02;
            yield return new RecordedBeat((long)(seconds * Ticks.PerSecond), BeatClass.NormalLike, 100, i == 0);
        }
    }
}
