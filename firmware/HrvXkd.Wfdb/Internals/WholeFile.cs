namespace HrvXkd.Wfdb.Internals;

/// <summary>Reads files that are small enough to be held whole.</summary>
internal static class WholeFile
{
    /// <summary>Reads all bytes of a file.</summary>
    /// <param name="path">Path.</param>
    /// <param name="what">What it should be, for messages.</param>
    /// <param name="limit">Bytes at most.</param>
    public static byte[] Read(string path, string what, int limit)
    {
        string name = Path.GetFileName(path);
        FileInfo file = new(path);
        if (!file.Exists)
            throw new WfdbException($"{Faults.Quote(name)} not found: no {what} at {Faults.Quote(path, 200)}");
        if (file.Length > limit)
            throw new WfdbException(Faults.Text($"{name} holds {file.Length} bytes, expected {what} of at most {limit}"));
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name, fault);
        }
    }

    /// <summary>Describes a file that the system does not let us read.</summary>
    public static WfdbException Unreadable(string name, Exception fault) =>
        new($"{Faults.Quote(name)} cannot be read: {fault.Message.ReplaceLineEndings(" ")}", fault);
}
