using Microsoft.Win32.SafeHandles;

namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>An open file that is read from any place.</summary>
internal sealed class RecordingFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private RecordingFile(string name, SafeFileHandle handle)
    {
        Name = name;
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>File name for messages.</summary>
    public string Name { get; }

    /// <summary>Bytes in the file when it was opened.</summary>
    public long Length { get; }

    /// <summary>Opens a file that exists, also while it is being written.</summary>
    public static RecordingFile Open(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            return new RecordingFile(name, File.OpenHandle(path, share: FileShare.ReadWrite, options: FileOptions.RandomAccess));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw WholeFile.Unreadable(name, fault);
        }
    }

    /// <summary>Fills a span from a place in the file.</summary>
    public void Fill(long at, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int read = ReadSome(at, bytes);
            if (read <= 0)
                throw new WfdbException(Faults.Text(
                    $"{Name} byte {at}: found the end of the file, expected {bytes.Length} bytes more: it was cut short while it was read"));
            at += read;
            bytes = bytes[read..];
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle.Dispose();

    private int ReadSome(long at, Span<byte> bytes)
    {
        try
        {
            return RandomAccess.Read(_handle, bytes, at);
        }
        catch (IOException fault)
        {
            throw WholeFile.Unreadable(Name, fault);
        }
    }
}
