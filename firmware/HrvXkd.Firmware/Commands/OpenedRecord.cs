// A record given by its path: plain, or sealed and then opened into a folder of its own that its owner alone may enter and that goes with it.
using HrvXkd.CommandLine;
using HrvXkd.Firmware.Recording.Sealed;

namespace HrvXkd.Firmware.Commands;

/// <summary>A record that can be read as plain WFDB.</summary>
internal sealed class OpenedRecord : IDisposable
{
    private readonly string? _folder;

    private OpenedRecord(string path, string? folder)
    {
        Path = path;
        _folder = folder;
    }

    /// <summary>Path of the plain record without extension.</summary>
    public string Path { get; }

    /// <summary>Opens a record.</summary>
    /// <param name="record">Its path, with or without .hea; of a sealed recording also that of its folder.</param>
    /// <param name="keyFile">The key for a sealed one, or null.</param>
    /// <exception cref="UsageException">It is sealed and there is no key.</exception>
    /// <exception cref="FormatException">The key is another, or the recording was changed.</exception>
    public static OpenedRecord Of(string record, string? keyFile)
    {
        string path = record.EndsWith(".hea", StringComparison.Ordinal) ? record[..^4] : record;
        if (Directory.Exists(path) && !File.Exists(path + ".hea"))
            path = System.IO.Path.Combine(path, System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path)));
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        string name = System.IO.Path.GetFileName(path);
        if (File.Exists(path + ".hea") || SealedRecording.Segments(folder, name).Count == 0)
            return new OpenedRecord(path, null);
        if (keyFile is null)
            throw new UsageException($"{path}: is sealed with key {SealedRecording.KeyId(folder, name)}; name the key with --key-file");
        RecordingKey key = RecordingKey.Read(keyFile);
        OpenedRecord opened = new(name, Directory.CreateTempSubdirectory("hrvxkd-").FullName);
        try
        {
            SealedRecording.Open(folder, name, key, opened._folder!);
            return new OpenedRecord(System.IO.Path.Combine(opened._folder!, name), opened._folder);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_folder is not null)
            Directory.Delete(_folder, true);
    }
}
