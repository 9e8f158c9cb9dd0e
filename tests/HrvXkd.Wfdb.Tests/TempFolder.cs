namespace HrvXkd.Wfdb.Tests;

/// <summary>A folder of its own for each test, in memory where the system has such a place, deleted afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string InMemory = "/dev/shm";
    private static int _count;
    private readonly DirectoryInfo _folder = Create();

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    /// <summary>A record of zeros with this header.</summary>
    public string Record(string header, int bytes = 12)
    {
        Write("r.dat", new byte[bytes]);
        return Write("r.hea", header);
    }

    /// <summary>Copies all files of another folder.</summary>
    public void CopyFrom(string folder)
    {
        foreach (string file in Directory.GetFiles(folder))
            File.WriteAllBytes(this[Path.GetFileName(file)], File.ReadAllBytes(file));
    }

    public void Dispose() => _folder.Delete(true);

    private static DirectoryInfo Create() => Directory.Exists(InMemory)
        ? Directory.CreateDirectory(Path.Combine(InMemory, $"hrvxkd-wfdb-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}"))
        : Directory.CreateTempSubdirectory("hrvxkd-wfdb-");
}
