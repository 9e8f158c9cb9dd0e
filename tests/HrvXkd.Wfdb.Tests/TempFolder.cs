namespace HrvXkd.Wfdb.Tests;

/// <summary>A folder of its own for each test, deleted afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrvxkd-wfdb-");

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

    public void Dispose() => _folder.Delete(true);
}
