// fetch-manifest.jsonl: the database in its first line, then one line a finished file. Appended only, so that a kill tears at most the last line.
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Files that are there and were found right.</summary>
internal sealed class Manifest : IDisposable
{
    public const string FileName = "fetch-manifest.jsonl";
    private const int Schema = 1;

    private readonly Dictionary<ulong, long> _sizes = [];
    private readonly FileStream _file;
    private readonly PhysioNetDatabase _database;
    private readonly Lock _lock = new();

    private Manifest(FileStream file, PhysioNetDatabase database) => (_file, _database) = (file, database);

    /// <summary>Opens the manifest of a folder, or begins it.</summary>
    /// <exception cref="FormatException">The folder holds another database, or the manifest cannot be read.</exception>
    public static Manifest Open(string folder, PhysioNetDatabase database)
    {
        string path = Path.Combine(folder, FileName);
        Manifest manifest = new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read), database);
        try
        {
            manifest.Load(path);
            return manifest;
        }
        catch
        {
            manifest.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file was finished with that size.</summary>
    public bool Holds(string path, long bytes)
    {
        lock (_lock)
            return _sizes.TryGetValue(PathHash.Of(path), out long size) && size == bytes;
    }

    /// <summary>Notes a finished file.</summary>
    public void Add(string path, long bytes, string sha256, bool verified)
    {
        lock (_lock)
        {
            // With the first file, so that a mistaken address does not keep the folder.
            if (_file.Position == 0)
                Append(JsonSerializer.Serialize(new Head(Schema, _database.Name, _database.Root.AbsoluteUri)));
            Append(JsonSerializer.Serialize(new Entry(path, bytes, sha256, verified)));
            _sizes[PathHash.Of(path)] = bytes;
        }
    }

    public void Dispose() => _file.Dispose();

    private void Load(string path)
    {
        long good = 0;
        int number = 0;
        // Lines are ASCII: the serializer escapes the rest, so that characters are bytes.
        using (StreamReader reader = new(_file, Encoding.ASCII, false, 1 << 16, true))
            while (ReadLine(reader, out bool ended) is { } line && ended)
            {
                good += line.Length + 1;
                if (++number == 1)
                    CheckHead(path, line);
                else if (Parsed<Entry>(line) is { Path: not null } entry)
                    _sizes[PathHash.Of(entry.Path)] = entry.Bytes;
                else
                    throw new FormatException($"{path} line {number}: found no entry of a file; delete the manifest to check all files anew");
            }

        _file.SetLength(good);
        _file.Seek(0, SeekOrigin.End);
    }

    private void CheckHead(string path, string line)
    {
        if (Parsed<Head>(line) is not { Schema: Schema } head)
            throw new FormatException($"{path} line 1: found no manifest of schema {Schema}; name another folder, or delete the manifest to check all files anew");
        if (head.Address != _database.Root.AbsoluteUri)
            throw new FormatException($"{path}: the folder holds files of {SafePath.Shown(head.Address ?? "")}, asked for is {_database.Root}; name another folder with --out");
    }

    private static string? ReadLine(StreamReader reader, out bool ended)
    {
        StringBuilder line = new();
        int next;
        while ((next = reader.Read()) >= 0 && next != '\n')
            line.Append((char)next);
        ended = next == '\n';
        return ended || line.Length > 0 ? line.ToString() : null;
    }

    private static T? Parsed<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Append(string line)
    {
        _file.Write(Encoding.ASCII.GetBytes(line + "\n"));
        _file.Flush();
    }

    private sealed record Head(
        [property: JsonPropertyName("schema")] int Schema,
        [property: JsonPropertyName("database")] string? Database,
        [property: JsonPropertyName("address")] string? Address);

    private sealed record Entry(
        [property: JsonPropertyName("path")] string? Path,
        [property: JsonPropertyName("bytes")] long Bytes,
        [property: JsonPropertyName("sha256")] string? Sha256,
        [property: JsonPropertyName("verified")] bool Verified);
}
