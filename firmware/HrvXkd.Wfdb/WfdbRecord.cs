using HrvXkd.Wfdb.Internals;

namespace HrvXkd.Wfdb;

/// <summary>A record opened for reading: header and streaming samples.</summary>
public sealed class WfdbRecord : IDisposable
{
    /// <summary>Stands for a sample that is missing.</summary>
    public const int Missing = int.MinValue;

    private const string HeaderExtension = ".hea";

    private readonly WfdbHeader _header;
    private readonly Dictionary<string, SignalFile> _files = new(StringComparer.Ordinal);
    private readonly SignalReader[] _readers;
    private bool _closed;

    private WfdbRecord(string folder, WfdbHeader header)
    {
        _header = header;
        _readers = new SignalReader[header.Signals.Count];
        try
        {
            OpenFiles(folder);
            SampleCount = CountFrames();
            for (int i = 0; i < _readers.Length; i++)
                _readers[i] = NewReader(i);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Record name.</summary>
    public string Name => _header.Name;

    /// <summary>Frames per second, above 0.</summary>
    public double SampleRateHz => _header.SampleRateHz;

    /// <summary>Frames in the record; where the header does not say, those that the signal files hold.</summary>
    public long SampleCount { get; }

    /// <summary>Signals in the order of the header.</summary>
    public IReadOnlyList<WfdbSignal> Signals => _header.Signals;

    /// <summary>Comment lines of the header, without # and blanks at their ends.</summary>
    public IReadOnlyList<string> Comments => _header.Comments;

    /// <summary>Opens a record.</summary>
    /// <param name="path">Path of the record, with or without .hea.</param>
    /// <returns>The record.</returns>
    /// <exception cref="WfdbException">Header or file lengths are wrong.</exception>
    public static WfdbRecord Open(string path)
    {
        string header = path.EndsWith(HeaderExtension, StringComparison.Ordinal) ? path : path + HeaderExtension;
        return new WfdbRecord(Path.GetDirectoryName(Path.GetFullPath(header)) ?? "", HeaderParser.Read(header));
    }

    /// <summary>Reads the next frames of one signal, in order; each signal has its own position. Only its first call allocates.</summary>
    /// <param name="signal">Index of the signal.</param>
    /// <param name="samples">Receives counts, <see cref="Missing"/> where there is none.</param>
    /// <returns>Frames read; 0 at the end. Fewer than asked for only at the end.</returns>
    /// <exception cref="WfdbException">The file is cut short, or at the end of the signal its checksum is wrong.</exception>
    public int Read(int signal, Span<int> samples)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _readers[Checked(signal)].Read(samples);
    }

    /// <summary>Reads a whole signal and verifies its checksum; does not move the position of <see cref="Read"/>.</summary>
    /// <param name="signal">Index of the signal.</param>
    /// <returns>Counts, shape [SampleCount].</returns>
    /// <exception cref="WfdbException">The file is cut short, the checksum is wrong, or the signal is too long for one array.</exception>
    public int[] ReadAll(int signal)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        SignalReader reader = NewReader(Checked(signal));
        if (SampleCount > Array.MaxLength)
            throw new WfdbException(Faults.Text(
                $"{_header.File}: {SampleCount} frames, expected at most {Array.MaxLength} for one array; read in parts"));
        int[] samples = new int[SampleCount];
        reader.Read(samples);
        return samples;
    }

    /// <summary>Index of the first signal whose description or unit says that it is an ECG lead.</summary>
    /// <returns>The index.</returns>
    /// <exception cref="WfdbException">No signal is an ECG lead.</exception>
    public int FindEcg()
    {
        int found = EcgLead.Find(Signals);
        if (found >= 0)
            return found;
        string names = string.Join(", ", Signals.Take(8).Select(signal => $"{Faults.Quote(signal.Description)} in {Faults.Quote(signal.Units)}"));
        throw new WfdbException(
            $"{_header.File}: found signals {names}, expected an ECG lead such as MLII, V1 or ECG, or a signal in mV");
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        _closed = true;
        foreach (SignalFile file in _files.Values)
            file.Dispose();
        _files.Clear();
    }

    private void OpenFiles(string folder)
    {
        foreach (IGrouping<string, WfdbSignal> group in Signals.GroupBy(signal => signal.FileName, StringComparer.Ordinal))
            _files.Add(group.Key, SignalFile.Open(folder, _header.File, [.. group]));
    }

    private long CountFrames()
    {
        if (_header.SampleCount is { } stated)
        {
            foreach (SignalFile file in _files.Values)
                file.CheckLength(_header.File, stated);
            return stated;
        }

        long? held = null;
        foreach (SignalFile file in _files.Values)
        {
            held ??= file.FramesHeld;
            if (held != file.FramesHeld)
                throw new WfdbException(Faults.Text(
                    $"{file.Name} holds {file.FramesHeld} frames, expected {held} as in the other files: {_header.File} states no length"));
        }

        return held ?? 0;
    }

    private SignalReader NewReader(int index)
    {
        WfdbSignal signal = Signals[index];
        int channel = Signals.Take(index).Count(other => other.FileName == signal.FileName);
        return new SignalReader(_files[signal.FileName], channel, index, signal, SampleCount);
    }

    private int Checked(int signal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(signal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(signal, Signals.Count);
        return signal;
    }
}
