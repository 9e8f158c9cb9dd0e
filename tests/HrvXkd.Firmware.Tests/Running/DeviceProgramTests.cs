using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Companions;
using HrvXkd.Firmware.Recording;
using HrvXkd.Firmware.Running;
using HrvXkd.Firmware.Settings;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.Simulation;
using HrvXkd.Wfdb;
using Microsoft.Data.Sqlite;

namespace HrvXkd.Firmware.Tests.Running;

public sealed class DeviceProgramTests : IDisposable
{
    private const int RateHz = 250;
    private readonly string _data = Directory.CreateTempSubdirectory("hrvxkd-").FullName;
    private readonly StringWriter _log = new();

    public void Dispose() => Directory.Delete(_data, true);

    [Fact]
    public void Run_Simulated_StoresEverySampleThatTheChipSent()
    {
        const int Seconds = 400;
        List<int> sent = Run(Seconds, gap: false);
        RecordingStore store = new(_data);
        using WfdbRecord record = WfdbRecord.Open(store.PathOf(Assert.Single(store.Names)));
        int[] stored = record.ReadAll(0);
        Assert.Equal(Seconds * RateHz, stored.Length);
        Assert.Equal(sent[^stored.Length..], stored);
        RequireHead(record);
        Assert.InRange(record.Start!.Value, DateTime.UtcNow - TimeSpan.FromMinutes(5), DateTime.UtcNow);
        using (WfdbRecord segment = WfdbRecord.Open(store.PathOf(store.Names[0]) + "_0002"))
        {
            RequireHead(segment);
            Assert.Equal(record.Start + TimeSpan.FromMinutes(2), segment.Start);
            Assert.Contains("measured rate: 250.000 samples per second", segment.Comments);
        }

        Assert.Equal(7L, Query("SELECT COUNT(*) FROM health WHERE free_mb > 0 AND resident_mb > 0 AND lost_samples = 0 AND dropped_events = 0 AND ring_peak > 0"));
        IReadOnlyList<Annotation> annotations = AnnotationFile.Read(store.PathOf(store.Names[0]) + ".atr");
        double[] found = [.. annotations.Where(annotation => annotation.IsBeat).Select(annotation => (double)annotation.Sample / RateHz)];
        Assert.InRange(Enumerable.Range(0, 200).Max(hundredths => Sensitivity(Seconds, found, hundredths / 100.0)), 0.99, 1);
        Assert.InRange(annotations.Count(annotation => annotation.Auxiliary.Contains(" risk 0.", StringComparison.Ordinal)), 5, 9);
        Assert.Equal(7L, Query("SELECT COUNT(*) FROM minute WHERE heart_rate BETWEEN 70 AND 76"));
        Assert.Equal(annotations.Count(annotation => annotation.Auxiliary.StartsWith("window", StringComparison.Ordinal)), (int)Query("SELECT COUNT(*) FROM window"));
    }

    [Fact]
    public void Run_ElectrodeOff_IsInTheRecordingAndNoGapInIt()
    {
        List<int> sent = Run(60, gap: true);
        RecordingStore store = new(_data);
        using WfdbRecord record = WfdbRecord.Open(store.PathOf(Assert.Single(store.Names)));
        int[] stored = record.ReadAll(0);
        Assert.Equal(60 * RateHz, stored.Length);
        Assert.Equal(sent[^stored.Length..].Select(code => code == -(1 << 23) ? WfdbRecord.Missing : code), stored);
        IReadOnlyList<Annotation> annotations = AnnotationFile.Read(store.PathOf(store.Names[0]) + ".atr");
        Annotation off = Assert.Single(annotations, annotation => annotation.Auxiliary.StartsWith("electrodes off", StringComparison.Ordinal));
        Annotation on = Assert.Single(annotations, annotation => annotation.Auxiliary == "electrodes on");
        Assert.InRange((double)(on.Sample - off.Sample) / RateHz, 9.8, 10.2);
        Assert.Equal(2L, Query("SELECT COUNT(*) FROM event WHERE kind = 'electrodes'"));
    }

    [Fact]
    public void Run_Simulated_AcquisitionAllocatesNothing()
    {
        Run(600, gap: false, keepCodes: false);
        Assert.Contains("150000 samples, 0 corrupt frames, 0 restarts of the chip, 0 events dropped, 0 bytes allocated by acquisition", _log.ToString(), StringComparison.Ordinal);
    }

    private static void RequireHead(WfdbRecord record)
    {
        Assert.Contains("registers 01..0B: 01E010008123030002070C", record.Comments);
        Assert.Contains(record.Comments, comment => System.Text.RegularExpressions.Regex.IsMatch(comment, "^firmware: HrvXkd.Firmware [0-9.]+ sha256 [0-9a-f]{64}$"));
        Assert.Contains($"model: {BuiltInModel.Create().Cohort} sha256 {BuiltInModel.Create().Sha256}", record.Comments);
    }

    // The track began while the chip was being set up.
    private static double Sensitivity(double seconds, double[] found, double before)
    {
        Annotation[] truth = [.. Tracks.Beats(seconds).Where(beat => beat > before).Select(beat => new Annotation((long)((beat - before) * RateHz), 1, 0, 0, ""))];
        return BeatScore.Compare(truth, found, RateHz).Sensitivity;
    }

    private List<int> Run(int seconds, bool gap, bool keepCodes = true)
    {
        int[] samples = Tracks.Ecg(RateHz, seconds + 5).Samples;
        if (gap)
            samples.AsSpan(20 * RateHz, 10 * RateHz).Fill(SampledSource.Missing);
        VirtualClock clock = new();
        using SimulatedAds1292 simulated = new(clock) { Channel1Source = new SampledSource(samples, RateHz, Tracks.CountsPerMilliVolt, RateHz) };
        SpiLog bus = new(simulated);
        Ads1292 chip = new(keepCodes ? bus : simulated, delay: clock);
        DeviceFrontEnd frontEnd = new(chip, new PacedDataReady(new SimulatedDataReady(simulated, clock), 0), "simulated", [chip]);
        DeviceSettings settings = new() { SampleRate = RateHz, Profile = "short", Recording = { Folder = _data, SegmentMinutes = 2, KeepFreeMegabytes = 10 }, Monitor = { Enabled = false } };
        new DeviceProgram(settings, new JournalLog(_log, false)).Run(frontEnd, BuiltInModel.Create(), CompanionSet.None, seconds, CancellationToken.None);
        return bus.Codes;
    }

    private long Query(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(_data, "hrvxkd.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
