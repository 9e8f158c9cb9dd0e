// A file under way: NAME.part beside its place, and NAME.part.json with what proves that the server still has the same file.
using System.Text.Json;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>A file that grows until it is whole and takes its name.</summary>
/// <param name="path">Path that the whole file will have.</param>
internal sealed class PartFile(string path)
{
    private readonly string _part = path + SafePath.PartEnding;
    private readonly string _state = path + SafePath.PartEnding + ".json";
    private State _known = new(null, null);
    private bool _loaded;

    /// <summary>Path of the partial file.</summary>
    public string Path => _part;

    /// <summary>Bytes that are there.</summary>
    public long Length => File.Exists(_part) ? new FileInfo(_part).Length : 0;

    /// <summary>Strong ETag or date of the file on the server, or null if a partial file cannot be continued.</summary>
    public string? Validator => Known.Validator;

    /// <summary>Length of the whole file, or null if the server did not say.</summary>
    public long? Total => Known.Total;

    private State Known
    {
        get
        {
            if (!_loaded)
                _known = Load();
            _loaded = true;
            return _known;
        }
    }

    /// <summary>Begins anew.</summary>
    /// <param name="validator">ETag or date, or null.</param>
    /// <param name="total">Length of the whole file, or null.</param>
    public void Restart(string? validator, long? total)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_part)!);
        // Empty first: a stop between the two lines leaves nothing that looks like the newer file.
        using (File.Create(_part))
            _known = new State(validator, total);
        _loaded = true;
        File.WriteAllText(_state, JsonSerializer.Serialize(_known));
    }

    /// <summary>Opens the partial file at its end.</summary>
    public FileStream Append() => new(_part, FileMode.Append, FileAccess.Write, FileShare.Read, 0, FileOptions.Asynchronous);

    /// <summary>Throws the partial file away.</summary>
    public void Discard()
    {
        File.Delete(_part);
        File.Delete(_state);
        _known = new State(null, null);
        _loaded = true;
    }

    /// <summary>Gives the whole file its name, in one step.</summary>
    public void Finish()
    {
        File.Move(_part, path, true);
        File.Delete(_state);
    }

    private State Load()
    {
        try
        {
            return File.Exists(_state) ? JsonSerializer.Deserialize<State>(File.ReadAllText(_state)) ?? new State(null, null) : new State(null, null);
        }
        catch (JsonException)
        {
            // Torn when the process was killed: without a validator the file begins anew.
            return new State(null, null);
        }
    }

    private sealed record State(string? Validator, long? Total);
}
