using System.Security.Cryptography;
using System.Text;

namespace HrvXkd.Tests.PhysioNet;

/// <summary>Files as PhysioNet lays them out, made of recordings or of random bytes.</summary>
internal sealed class ServedTree
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>Content of a file below the folder of a database.</summary>
    public byte[] this[string path]
    {
        get => _files[path];
        set => _files[path] = value;
    }

    /// <summary>Adds a text.</summary>
    public ServedTree Text(string path, string text)
    {
        _files[path] = Encoding.UTF8.GetBytes(text);
        return this;
    }

    /// <summary>Adds all files of a folder.</summary>
    public ServedTree Folder(string path, string source, Func<string, bool> take)
    {
        foreach (string file in Directory.EnumerateFiles(source).Where(file => take(Path.GetFileName(file))))
            _files[path + Path.GetFileName(file)] = File.ReadAllBytes(file);
        return this;
    }

    /// <summary>Adds a record of format 16 with a frame of random samples a signal.</summary>
    public ServedTree Record(string path, int seed, int frames, params string[] signals)
    {
        string name = Path.GetFileName(path);
        StringBuilder header = new($"{name} {signals.Length} 125 {frames}\r\n");
        foreach (string signal in signals)
            header.Append($"{name}.dat 16 200(0)/mV 16 0 0 0 0 {signal}\r\n");
        byte[] samples = new byte[2 * frames * signals.Length];
        new Random(seed).NextBytes(samples);
        _files[path + ".dat"] = samples;
        return Text(path + ".hea", header.ToString());
    }

    /// <summary>Adds the digest list of all that is below a folder.</summary>
    public ServedTree Checksums(string root)
    {
        IEnumerable<string> lines = _files.Where(pair => pair.Key.StartsWith(root, StringComparison.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{Convert.ToHexStringLower(SHA256.HashData(pair.Value))} {pair.Key[root.Length..]}\n");
        return Text(root + "SHA256SUMS.txt", string.Concat(lines));
    }

    /// <summary>MIT-BIH records as on PhysioNet.</summary>
    public static ServedTree Mitdb(string source, params string[] records) => new ServedTree()
        .Text("mitdb/1.0.0/RECORDS", string.Join('\n', records) + "\n")
        .Text("mitdb/1.0.0/ANNOTATORS", "atr\treference beat, rhythm, and signal quality annotations\n")
        .Folder("mitdb/1.0.0/", source, name => records.Contains(name.Split('.')[0]))
        .Checksums("mitdb/1.0.0/");

    /// <summary>Names of the files of a database that a fetch of all of it leaves.</summary>
    public IEnumerable<string> DataOf(string root) => _files.Keys
        .Where(path => path.StartsWith(root, StringComparison.Ordinal)).Select(path => path[root.Length..])
        .Where(path => Path.GetFileName(path) is not ("RECORDS" or "ANNOTATORS" or "SHA256SUMS.txt" or "RECORDS-waveforms"))
        .Order(StringComparer.Ordinal);

    /// <summary>Fails unless a folder holds exactly these files with the served content, and no partial one.</summary>
    public void AssertFetched(string root, string folder, IEnumerable<string>? paths = null)
    {
        string[] expected = [.. paths ?? DataOf(root)];
        string[] found = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith(".fetch/", StringComparison.Ordinal) && file != "fetch-manifest.jsonl").Order(StringComparer.Ordinal)];
        Assert.Equal(expected.Order(StringComparer.Ordinal), found);
        Assert.All(expected, path => Assert.True(_files[root + path].AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, path))), path));
    }
}
