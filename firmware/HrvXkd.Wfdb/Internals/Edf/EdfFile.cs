using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Edf;

/// <summary>An open EDF or BDF file: data records of equal size after a header.</summary>
/// <param name="File">The file.</param>
/// <param name="Header">Its header.</param>
/// <param name="RecordCount">Whole data records.</param>
internal sealed record EdfFile(RecordingFile File, EdfHeader Header, long RecordCount) : IDisposable
{
    /// <summary>True for the names of such files.</summary>
    public static bool IsName(string path) =>
        path.EndsWith(".edf", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".bdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a file, reads its header and holds its length against it.</summary>
    public static EdfFile Open(string path, FaultLog faults)
    {
        string name = Path.GetFileName(path);
        if (!System.IO.File.Exists(path))
            throw new WfdbException($"{Faults.Quote(name)} not found: no file at {Faults.Quote(path, 200)}");
        RecordingFile file = RecordingFile.Open(path);
        try
        {
            EdfHeader header = EdfHeader.Read(file);
            return new EdfFile(file, header, CountRecords(file, header, faults));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Byte at which a signal starts in a data record.</summary>
    public long Place(long record, EdfSignal signal) =>
        Header.HeaderBytes + (record * Header.RecordBytes) + (signal.First * Header.SampleBytes);

    /// <summary>Reads the bytes of a signal in a data record.</summary>
    public void Read(long record, EdfSignal signal, Span<byte> bytes) => File.Fill(Place(record, signal), bytes);

    /// <summary>Closes the file.</summary>
    public void Dispose() => File.Dispose();

    private static long CountRecords(RecordingFile file, EdfHeader header, FaultLog faults)
    {
        long bytes = Math.Max(0, file.Length - header.HeaderBytes);
        long held = header.RecordBytes == 0 ? 0 : bytes / header.RecordBytes;
        if (header.RecordCount is not { } stated)
            return held;
        string message = Faults.Text($"{file.Name} holds {held} whole data records of {header.RecordBytes} bytes, expected {stated} as its header says");
        if (held < stated)
            throw new WfdbException(message + ": the file is cut short or the header is wrong");
        if (bytes > stated * header.RecordBytes)
            faults.Add(message + Faults.Text($": {bytes - (stated * header.RecordBytes)} bytes follow them"));
        return stated;
    }
}
