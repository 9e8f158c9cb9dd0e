using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HrvXkd.Firmware.Tests.Running;

/// <summary>A small disk of its own; needs the right to mount.</summary>
internal sealed class MountedDisk : IDisposable
{
    private const ulong ShutDown = 0x8004587D;
    private const uint WithoutLog = 2;

    private readonly List<string> _images = [];

    private MountedDisk(string folder) => Folder = folder;

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>A disk in memory.</summary>
    /// <returns>The disk; null without the right to mount.</returns>
    public static MountedDisk? InMemory(int megabytes)
    {
        string folder = Directory.CreateTempSubdirectory("hrvxkd-").FullName;
        MountedDisk disk = new(folder);
        if (OperatingSystem.IsLinux() && Call("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder) == 0)
            return disk;
        disk.Dispose();
        return null;
    }

    /// <summary>A disk with a journal, as on a card.</summary>
    /// <returns>The disk; null without the right to mount or the tools.</returns>
    public static MountedDisk? Card(int megabytes)
    {
        string folder = Directory.CreateTempSubdirectory("hrvxkd-").FullName;
        MountedDisk card = new(folder);
        if (card.TryPutIn(megabytes))
            return card;
        card.Dispose();
        return null;
    }

    /// <summary>From now on every access to the card fails, as when it is pulled out.</summary>
    public void PullOut()
    {
        using FileStream any = new(Path.Combine(Folder, "hrvxkd.db"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        uint how = WithoutLog;
        Assert.Equal(0, Control((int)any.SafeFileHandle.DangerousGetHandle(), ShutDown, ref how));
    }

    /// <summary>Puts another card into the place of the one that was pulled out.</summary>
    public void PutInAnother(int megabytes)
    {
        Assert.Equal(0, Call("umount", "-l", Folder));
        Assert.True(TryPutIn(megabytes));
    }

    /// <summary>Allows or forbids to write.</summary>
    public void Remount(string how) => Assert.Equal(0, Call("mount", "-o", "remount," + how, Folder));

    /// <summary>Fills what is free.</summary>
    public void Fill(string path)
    {
        byte[] block = new byte[1 << 16];
        try
        {
            using FileStream file = new(Path.Combine(Folder, path), FileMode.Create, FileAccess.Write, FileShare.None, 0);
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Dispose()
    {
        Call("umount", "-l", Folder);
        Directory.Delete(Folder, true);
        foreach (string image in _images)
            File.Delete(image);
    }

    private bool TryPutIn(int megabytes)
    {
        string image = $"{Folder}-{_images.Count}.img";
        _images.Add(image);
        using (FileStream file = File.Create(image))
            file.SetLength((long)megabytes << 20);
        return OperatingSystem.IsLinux() && Call("mkfs.ext4", "-q", "-F", image) == 0 && Call("mount", "-o", "loop", image, Folder) == 0;
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

#pragma warning disable SYSLIB1054 // Generated marshalling would need unsafe code in the tests.
    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, ulong request, ref uint argument);
#pragma warning restore SYSLIB1054
}
