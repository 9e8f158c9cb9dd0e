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

/// <summary>What happens to a device that is worn: the supply breaks down, the clock jumps.</summary>
public sealed class FaultTests : IDisposable
{
    private const int RateHz = 250;
    private const int Seconds = 120;
    private readonly string _data = Directory.CreateTempSubdirectory("hrvxkd-").FullName;
    private readonly StringWriter _log = new();

    public void Dispose() => Directory.Delete(_data, true);

    [Fact]
    public void Run_ChipBrownOut_IsShownMendedAndAGapInTheRecording()
    {
        Run(TimeProvider.System, new Fault(60 * VirtualClock.NsPerSecond, FaultKind.BrownOut, VirtualClock.NsPerSecond));
        Assert.Equal("front end lost; front end back", Events("chip"));
        RecordingStore store = new(_data);
        using WfdbRecord record = WfdbRecord.Open(store.PathOf(Assert.Single(store.Names)));
        int[] samples = record.ReadAll(0);
        Assert.Equal(Seconds * RateHz, samples.Length);
        int lost = samples.Count(sample => sample == WfdbRecord.Missing);
        Assert.InRange((double)lost / RateHz, 1, 5);
        IReadOnlyList<Annotation> annotations = AnnotationFile.Read(store.PathOf(store.Names[0]) + ".atr");
        Assert.Contains(annotations, annotation => annotation.Auxiliary == "front end lost");
        Assert.Contains(annotations, annotation => annotation.Auxiliary == "front end back");
        double[] beats = [.. annotations.Where(annotation => annotation.IsBeat).Select(annotation => (double)annotation.Sample / RateHz)];
        Assert.True(beats.Count(second => second > 80) > 30);
        Assert.DoesNotContain(beats, second => samples[(int)(second * RateHz)] == WfdbRecord.Missing);
    }

    [Fact]
    public void Run_ChipBrownOut_IsInTheHealthCounters()
    {
        Run(TimeProvider.System, new Fault(30 * VirtualClock.NsPerSecond, FaultKind.BrownOut, VirtualClock.NsPerSecond));
        string[] counted = ((string)QueryAny("SELECT MAX(lost_samples) || ' ' || MAX(chip_restarts) FROM health")).Split(' ');
        Assert.InRange(int.Parse(counted[0], System.Globalization.CultureInfo.InvariantCulture), RateHz, 5 * RateHz);
        Assert.NotEqual("0", counted[1]);
    }

    [Fact]
    public void Run_ClockJumps_MovesNoSampleAndIsWrittenDown()
    {
        Run(new JumpingClock());
        RecordingStore store = new(_data);
        using WfdbRecord record = WfdbRecord.Open(store.PathOf(Assert.Single(store.Names)));
        Assert.Equal(Seconds * RateHz, record.SampleCount);
        Assert.DoesNotContain(WfdbRecord.Missing, record.ReadAll(0));
        Assert.Single(AnnotationFile.Read(store.PathOf(store.Names[0]) + ".atr"), annotation => annotation.Auxiliary == "clock stepped by -3600.0 s");
        Assert.Equal("clock stepped by -3600.0 s", Events("clock"));
    }

    [Theory]
    [InlineData("continuous", true)]
    [InlineData("verified", false)]
    public void Run_BitsFlipOnTheWire_VerifiedReadingStoresNoFalseSample(string reading, bool falseOnes)
    {
        Run(TimeProvider.System);
        int[] clean = Samples();
        Directory.Delete(_data, true);
        Run(TimeProvider.System, reading, new Fault(30 * VirtualClock.NsPerSecond, FaultKind.MisoFlip, 60 * VirtualClock.NsPerSecond, 2e-4));
        int[] disturbed = Samples();
        Assert.Equal(clean.Length, disturbed.Length);
        Assert.Equal(falseOnes, clean.Zip(disturbed).Any(pair => pair.First != pair.Second && pair.Second != WfdbRecord.Missing));
        Assert.InRange(disturbed.Count(sample => sample == WfdbRecord.Missing), 1, Seconds * RateHz / 20);
        using WfdbRecord record = Record();
        Assert.Contains($"reading: {reading}", record.Comments);
    }

    private WfdbRecord Record()
    {
        RecordingStore store = new(_data);
        return WfdbRecord.Open(store.PathOf(Assert.Single(store.Names)));
    }

    private int[] Samples()
    {
        using WfdbRecord record = Record();
        return record.ReadAll(0);
    }

    private void Run(TimeProvider time, params Fault[] faults) => Run(time, "continuous", faults);

    private void Run(TimeProvider time, string reading, params Fault[] faults)
    {
        VirtualClock clock = new();
        int[] samples = Tracks.Ecg(RateHz, Seconds + 10).Samples;
        using SimulatedAds1292 simulated = new(clock)
        {
            Channel1Source = new SampledSource(samples, RateHz, Tracks.CountsPerMilliVolt, RateHz),
            Faults = new FaultScript(faults),
        };
        Ads1292 chip = new(simulated, delay: clock);
        DeviceFrontEnd frontEnd = new(chip, new PacedDataReady(new SimulatedDataReady(simulated, clock), 0), "simulated", [chip]);
        DeviceSettings settings = new() { SampleRate = RateHz, Reading = reading, Profile = "short", Recording = { Folder = _data, KeepFreeMegabytes = 10 }, Monitor = { Enabled = false } };
        new DeviceProgram(settings, new JournalLog(_log, false), time).Run(frontEnd, BuiltInModel.Create(), CompanionSet.None, Seconds, CancellationToken.None);
    }

    private string Events(string kind) => (string)QueryAny($"SELECT group_concat(detail, '; ') FROM event WHERE kind = '{kind}'");

    private object QueryAny(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(_data, "hrvxkd.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    // An hour back after it was asked some times.
    private sealed class JumpingClock : TimeProvider
    {
        private const int Asked = 40;
        private int _times;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - TimeSpan.FromHours(++_times > Asked ? 1 : 0);
    }
}
