using HrvXkd.Wfdb.Internals;
using HrvXkd.Wfdb.Internals.Beats;
using HrvXkd.Wfdb.Internals.Headers;
using HrvXkd.Wfdb.Internals.Records;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb;

/// <summary>A record opened for reading: WFDB of one segment or many, or an EDF or BDF file. Belongs to one thread.</summary>
public sealed class WfdbRecord : IDisposable
{
    /// <summary>Stands for a sample that is missing.</summary>
    public const int Missing = int.MinValue;

    private readonly RecordContent _content;
    private readonly FaultLog _faults;
    private readonly SignalStream?[] _frames;
    private bool _closed;

    private WfdbRecord(RecordContent content, FaultLog faults)
    {
        _content = content;
        _faults = faults;
        _frames = new SignalStream?[Signals.Count];
    }

    /// <summary>Record name.</summary>
    public string Name => Header.Name;

    /// <summary>Frames per second, above 0. A signal with several samples in a frame has a rate of its own, see <see cref="OpenSignal"/>.</summary>
    public double SampleRateHz => Header.SampleRateHz;

    /// <summary>Frames in the record; where the header does not say, those that the signal files hold.</summary>
    public long SampleCount => _content.FrameCount;

    /// <summary>False where the header says no length, as of a record that was not completed.</summary>
    public bool HasLength => Header.SampleCount > 0;

    /// <summary>Signals in the order of the header; of a record of segments those of its layout.</summary>
    public IReadOnlyList<WfdbSignal> Signals => Header.Signals;

    /// <summary>Segments, one after another from frame 0 on; one for an ordinary record.</summary>
    public IReadOnlyList<WfdbSegment> Segments => _content.Segments;

    /// <summary>Comment lines of the header, without # and blanks at their ends; of an EDF file who and what was recorded.</summary>
    public IReadOnlyList<string> Comments => Header.Comments;

    /// <summary>Time of day of the first frame, or null if the header does not say.</summary>
    public TimeSpan? BaseTime => Header.BaseTime;

    /// <summary>Date of the first frame, or null if the header does not say.</summary>
    public DateOnly? BaseDate => Header.BaseDate;

    /// <summary>Date and time of the first frame, in the time zone of whoever recorded; null if the header does not say both.</summary>
    public DateTime? Start => BaseDate is { } date && BaseTime is { } time ? date.ToDateTime(TimeOnly.MinValue) + time : null;

    /// <summary>Frequency of the counter that the record was made with, Hz; <see cref="SampleRateHz"/> if the header does not say.</summary>
    public double CounterHz => Header.CounterHz;

    /// <summary>That counter at the first frame; 0 if the header does not say.</summary>
    public double CounterStart => Header.CounterStart;

    /// <summary>Contradictions found so far, one line each; always none under <see cref="FaultPolicy.Refuse"/>.</summary>
    public IReadOnlyList<string> Faults => _faults.Found;

    private WfdbHeader Header => _content.Header;

    /// <summary>Opens a record.</summary>
    /// <param name="path">Path of the record, with or without .hea, or of an EDF or BDF file.</param>
    /// <param name="faults">What happens where files contradict each other but every sample can be read.</param>
    /// <returns>The record.</returns>
    /// <exception cref="WfdbException">Header or file lengths are wrong.</exception>
    public static WfdbRecord Open(string path, FaultPolicy faults = FaultPolicy.Refuse)
    {
        FaultLog log = new(faults);
        return new WfdbRecord(RecordContent.Open(path, log), log);
    }

    /// <summary>Opens a signal with a position of its own.</summary>
    /// <param name="signal">Index of the signal.</param>
    /// <param name="view">Every sample, or one for each frame.</param>
    /// <returns>The signal at its first sample.</returns>
    public SignalStream OpenSignal(int signal, SignalView view = SignalView.Samples)
    {
        ThrowIfClosed();
        ArgumentOutOfRangeException.ThrowIfNegative(signal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(signal, Signals.Count);
        WfdbSignal line = Signals[signal];
        SampleSource source = _content.OpenSource(signal);
        if (view == SignalView.Frames && line.SamplesPerFrame > 1)
            source = new FrameMeanSource(source, line.SamplesPerFrame);
        return new SignalStream(this, line, source, view == SignalView.Frames ? SampleRateHz : SampleRateHz * line.SamplesPerFrame);
    }

    /// <summary>Reads the next frames of one signal, in order; each signal has its own position. Only its first call allocates.</summary>
    /// <param name="signal">Index of the signal.</param>
    /// <param name="samples">Receives counts, <see cref="Missing"/> where there is none; the mean where a frame has several.</param>
    /// <returns>Frames read; 0 at the end. Fewer than asked for only at the end.</returns>
    /// <exception cref="WfdbException">The file is cut short, or at the end of the signal its checksum is wrong.</exception>
    public int Read(int signal, Span<int> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(signal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(signal, Signals.Count);
        return (_frames[signal] ??= OpenSignal(signal, SignalView.Frames)).Read(samples);
    }

    /// <summary>Reads all frames of a signal; does not move the position of <see cref="Read"/>.</summary>
    /// <param name="signal">Index of the signal.</param>
    /// <param name="view">Every sample, or one for each frame.</param>
    /// <returns>Counts, shape [SampleCount], or of all samples.</returns>
    /// <exception cref="WfdbException">The file is cut short, the checksum is wrong, or the signal is too long for one array.</exception>
    public int[] ReadAll(int signal, SignalView view = SignalView.Frames)
    {
        SignalStream stream = OpenSignal(signal, view);
        if (stream.Count > Limits.ArraySamples)
            throw new WfdbException(Internals.Faults.Text(
                $"{Header.File}: {stream.Count} samples, expected at most {Limits.ArraySamples} for one array; read in parts"));
        int[] samples = new int[stream.Count];
        stream.Read(samples);
        return samples;
    }

    /// <summary>Index of the first signal with a description.</summary>
    /// <param name="description">Description, such as ABP; upper and lower case are the same.</param>
    /// <returns>The index, or -1.</returns>
    public int Find(string description)
    {
        for (int i = 0; i < Signals.Count; i++)
            if (string.Equals(Signals[i].Description, description, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    /// <summary>Index of the first signal whose description or unit says that it is an ECG lead.</summary>
    /// <returns>The index.</returns>
    /// <exception cref="WfdbException">No signal is an ECG lead.</exception>
    public int FindEcg()
    {
        int found = EcgLead.Find(Signals);
        if (found >= 0)
            return found;
        string names = string.Join(
            ", ", Signals.Take(8).Select(signal => $"{Internals.Faults.Quote(signal.Description)} in {Internals.Faults.Quote(signal.Units)}"));
        throw new WfdbException(
            $"{Header.File}: found signals {names}, expected an ECG lead such as MLII, V1 or ECG, or a signal in mV");
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        _closed = true;
        _content.Dispose();
    }

    /// <summary>Throws once the record is closed.</summary>
    internal void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_closed, this);
}
