using HrvXkd.Firmware.Recording;
using HrvXkd.Wfdb;
using Microsoft.Data.Sqlite;

namespace HrvXkd.Firmware.Tests.Running;

/// <summary>Disks that fill, cannot be written, go away or are small. Needs the right to mount file systems; skips without it.</summary>
public sealed class DiskTests : IDisposable
{
    private const string NoRight = "needs the right to mount";
    private readonly string _settings = Path.GetTempFileName();

    public void Dispose() => File.Delete(_settings);

    [SkippableFact]
    public void Run_DiskFills_GoesOnMeasuringAndRecordsAgainWhenThereIsRoom()
    {
        using MountedDisk? disk = MountedDisk.InMemory(14);
        Skip.If(disk is null, NoRight);
        using DeviceRun run = Start(disk, 40);
        WaitForSamples(disk);
        disk.Fill("ballast");
        run.WaitFor("Not recording");
        File.Delete(Path.Combine(disk.Folder, "ballast"));
        run.WaitFor("recording again");
        RequireWhole(disk, run, 2);
    }

    [SkippableFact]
    public void Run_ReadOnlyDiskAtTheStart_MeasuresSaysSoAndRecordsWhenItCan()
    {
        using MountedDisk? disk = MountedDisk.InMemory(30);
        Skip.If(disk is null, NoRight);
        disk.Remount("ro");
        using DeviceRun run = Start(disk, 20);
        run.WaitFor("storage: ");
        run.WaitFor("Not recording");
        disk.Remount("rw");
        run.WaitFor("recording again");
        WaitForSamples(disk);
        RequireWhole(disk, run, 1);
    }

    [SkippableFact]
    public void Run_CardPulledOut_GoesOnMeasuringAndRecordsOnTheNextOne()
    {
        using MountedDisk? card = MountedDisk.Card(64);
        Skip.If(card is null, NoRight);
        using DeviceRun run = Start(card, 20);
        WaitForSamples(card);
        card.PullOut();
        run.WaitFor("Not recording");
        card.PutInAnother(64);
        run.WaitFor("recording again");
        WaitForSamples(card);
        RequireWhole(card, run, 1);
    }

    [SkippableFact]
    public void Run_SmallDisk_OldestRecordingsMakeWayAndTheOthersAreWhole()
    {
        using MountedDisk? disk = MountedDisk.InMemory(24);
        Skip.If(disk is null, NoRight);
        const int Hours = 12;
        using DeviceRun run = Start(disk, 0, """ "recordingHours": 1, "removeOldest": true, """, Hours * 3600);
        string rest = run.Finish();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"stopped: {Hours * 3600 * 125} samples", rest, StringComparison.Ordinal);
        RecordingStore store = new(disk.Folder);
        Assert.InRange(store.Names.Count, 2, Hours - 3);
        foreach (string name in store.Names)
        {
            using WfdbRecord record = WfdbRecord.Open(store.PathOf(name));
            Assert.Equal(3600 * 125, record.SampleCount);
            Assert.DoesNotContain(WfdbRecord.Missing, record.ReadAll(0));
        }

        Assert.Equal(Hours, Query(disk, "SELECT COUNT(*) FROM recording"));
    }

    private DeviceRun Start(MountedDisk disk, int speed, string more = "", int seconds = 0)
    {
        string log = $$"""{ "sampleRate": 125, "profile": "short", "recording": { {{more}} "folder": "{{disk.Folder}}", "segmentMinutes": 5, "keepFreeMegabytes": 10 }, "monitor": { "enabled": false } }""";
        File.WriteAllText(_settings, log);
        return new DeviceRun("run", "--device", "sim", "--speed", $"{speed}", "--seconds", $"{seconds}", "--settings", _settings);
    }

    private static void WaitForSamples(MountedDisk disk)
    {
        while (!Directory.EnumerateFiles(disk.Folder, "*.dat", SearchOption.AllDirectories).Any(path => new FileInfo(path).Length > 0))
            Thread.Yield();
    }

    private static void RequireWhole(MountedDisk disk, DeviceRun run, int recordings)
    {
        run.Terminate();
        string rest = run.Finish();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(" 0 events dropped", rest, StringComparison.Ordinal);
        RecordingStore store = new(disk.Folder);
        store.Mend();
        Assert.True(store.Names.Count >= recordings);
        foreach (string name in store.Names)
        {
            using WfdbRecord record = WfdbRecord.Open(store.PathOf(name));
            Assert.Equal(record.SampleCount, record.ReadAll(0).Length);
        }

        Assert.Equal(1L, Query(disk, "SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"));
    }

    private static long Query(MountedDisk disk, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(disk.Folder, "hrvxkd.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
