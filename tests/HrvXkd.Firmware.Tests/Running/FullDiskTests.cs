using System.Diagnostics;
using HrvXkd.Firmware.Recording;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Tests.Running;

/// <summary>Needs the right to mount a file system of its own; skips without it.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd-").FullName;

    public void Dispose()
    {
        Call("umount", "-l", _folder);
        Directory.Delete(_folder, true);
    }

    [SkippableFact]
    public void Run_DiskFills_GoesOnMeasuringAndRecordsAgainWhenThereIsRoom()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Call("mount", "-t", "tmpfs", "-o", "size=14m", "tmpfs", _folder) == 0, "needs the right to mount");
        string settings = Path.Combine(Path.GetTempPath(), Path.GetFileName(_folder) + ".json");
        File.WriteAllText(settings, $$"""{ "profile": "short", "recording": { "folder": "{{_folder}}", "segmentMinutes": 5, "keepFreeMegabytes": 10 }, "monitor": { "port": 0 } }""");
        string ballast = Path.Combine(_folder, "ballast");
        using DeviceRun run = new("run", "--device", "sim", "--speed", "40", "--settings", settings);
        run.WaitFor("measuring");
        while (!Directory.EnumerateFiles(_folder, "*.dat", SearchOption.AllDirectories).Any(path => new FileInfo(path).Length > 0))
            Thread.Yield();
        Fill(ballast);
        run.WaitFor("Not recording");
        File.Delete(ballast);
        run.WaitFor("recording again");
        run.Terminate();
        string rest = run.Finish();
        File.Delete(settings);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(" 0 events dropped", rest, StringComparison.Ordinal);
        RecordingStore store = new(_folder);
        store.Mend();
        Assert.True(store.Names.Count >= 2);
        foreach (string name in store.Names)
        {
            using WfdbRecord record = WfdbRecord.Open(store.PathOf(name));
            Assert.Equal(record.SampleCount, record.ReadAll(0).Length);
        }
    }

    private static void Fill(string path)
    {
        byte[] block = new byte[1 << 16];
        try
        {
            using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static int Call(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program) { RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
