using Microsoft.Win32.SafeHandles;

namespace HrvXkd.Wfdb.Internals;

/// <summary>An open signal file and how the samples of its signals lie in it.</summary>
internal sealed class SignalFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly long _length;

    private SignalFile(string name, SignalFormat format, long offset, int signals, SafeFileHandle handle)
    {
        Name = name;
        Format = format;
        Offset = offset;
        SignalsPerFrame = signals;
        _handle = handle;
        _length = RandomAccess.GetLength(handle);
    }

    /// <summary>File name for messages.</summary>
    public string Name { get; }

    /// <summary>Storage format of all its samples.</summary>
    public SignalFormat Format { get; }

    /// <summary>Byte of the first sample.</summary>
    public long Offset { get; }

    /// <summary>Samples in a frame.</summary>
    public int SignalsPerFrame { get; }

    /// <summary>Whole frames that the file holds.</summary>
    public long FramesHeld => Format.SamplesIn(Math.Max(0, _length - Offset)) / SignalsPerFrame;

    /// <summary>Opens the file of some signals.</summary>
    /// <param name="folder">Folder of the header.</param>
    /// <param name="header">Header file name for messages.</param>
    /// <param name="signals">Signals of this file in the order of the header.</param>
    public static SignalFile Open(string folder, string header, IReadOnlyList<WfdbSignal> signals)
    {
        WfdbSignal first = signals[0];
        foreach (WfdbSignal signal in signals)
            if (signal.Format != first.Format || signal.ByteOffset != first.ByteOffset)
                throw new WfdbException(Faults.Text(
                    $"{header}: found formats {first.Format}+{first.ByteOffset} and {signal.Format}+{signal.ByteOffset} in {first.FileName}")
                    + ", expected one");
        string path = Path.Combine(folder, first.FileName);
        if (!File.Exists(path))
            throw new WfdbException(
                $"{Faults.Quote(first.FileName)} not found: {header} names it as a signal file, expected it in the same folder");
        SafeFileHandle handle = File.OpenHandle(path);
        return new SignalFile(first.FileName, SignalFormat.Find(first.Format)!, first.ByteOffset, signals.Count, handle);
    }

    /// <summary>Holds the file's length against the header.</summary>
    /// <param name="header">Header file name for messages.</param>
    /// <param name="frames">Frames that the header states.</param>
    public void CheckLength(string header, long frames)
    {
        long asked = Offset + Format.BytesFor(frames * SignalsPerFrame);
        string lengths = Faults.Text(
            $"{Name} holds {_length} bytes, {header} asks for {asked} ({frames} frames of {SignalsPerFrame} signals in format {Format.Code})");
        if (_length < asked)
            throw new WfdbException(lengths + ": the file is cut short or the header is wrong");
        if (_length >= asked + Format.BytesPerBlock)
            throw new WfdbException(lengths + ": the header states the wrong format or length");
    }

    /// <summary>Fills a span from a place in the file.</summary>
    public void Fill(long at, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(_handle, bytes, at);
            if (read <= 0)
                throw new WfdbException(Faults.Text(
                    $"{Name} byte {at}: found the end of the file, expected {bytes.Length} bytes more: it was cut short while it was read"));
            at += read;
            bytes = bytes[read..];
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle.Dispose();
}
