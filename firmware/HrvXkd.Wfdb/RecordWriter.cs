using HrvXkd.Wfdb.Internals.Formats;
using HrvXkd.Wfdb.Internals.Writing;

namespace HrvXkd.Wfdb;

/// <summary>
/// Writes a record of one segment while it is made: header and one signal file. From the start there is a header, without a length, so that
/// what was written before a loss of power can be read; <see cref="Complete"/> replaces it by one with length and checksums.
/// </summary>
public sealed class RecordWriter : IDisposable
{
    // Whole groups of every format, so that a full buffer ends where a group ends.
    private const int BufferSamples = 6 * 1024;

    private readonly string _path;
    private readonly bool _onDisk;
    private readonly RecordHead _head;
    private readonly WfdbSignal[] _signals;
    private readonly IReadOnlyList<string> _comments;
    private readonly WritableFormat _format;
    private readonly FileStream _file;
    private readonly int[] _pending = new int[BufferSamples];
    private readonly byte[] _bytes;
    private readonly int[] _sums;
    private int _pendingCount;

    private RecordWriter(string path, RecordHead head, WfdbSignal[] signals, IReadOnlyList<string> comments, WritableFormat format, bool onDisk)
    {
        _path = path;
        _onDisk = onDisk;
        _head = head;
        _signals = signals;
        _comments = comments;
        _format = format;
        _bytes = new byte[format.BytesFor(BufferSamples)];
        _sums = new int[signals.Length];
        _file = new FileStream(path + ".dat", FileMode.Create, FileAccess.Write, FileShare.Read, 0);
        WriteHeader(head, []);
    }

    /// <summary>Frames written so far.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Starts a record.</summary>
    /// <param name="path">Path of the record without extension.</param>
    /// <param name="sampleRateHz">Frames per second.</param>
    /// <param name="signals">
    /// Signal lines, all of one format: 16, 24 or 212. FileName, ByteOffset, SamplesPerFrame, Skew, InitialValue and Checksum are the writer's.
    /// </param>
    /// <param name="comments">Lines after the signals, without #; null for none.</param>
    /// <param name="start">Time of the first frame; null to write none.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="WfdbException">A signal line or a comment cannot be written; nothing was written.</exception>
    public static RecordWriter Create(
        string path, double sampleRateHz, IReadOnlyList<WfdbSignal> signals, IReadOnlyList<string>? comments = null, DateTime? start = null) =>
        Begin(path, sampleRateHz, signals, comments ?? [], start, true);

    /// <summary>Starts a record; one of many that are written at once need not be on the disk before the next is begun.</summary>
    internal static RecordWriter Begin(
        string path, double sampleRateHz, IReadOnlyList<WfdbSignal> signals, IReadOnlyList<string> comments, DateTime? start, bool onDisk)
    {
        string name = Path.GetFileName(path);
        WritableFormat format = WriterChecks.Check(name, sampleRateHz, signals, comments);
        WfdbSignal[] lines =
        [
            .. signals.Select(signal => signal with
            {
                FileName = name + ".dat",
                ByteOffset = 0,
                SamplesPerFrame = 1,
                Skew = 0,
                InitialValue = signal.AdcZero,
                Checksum = 0,
            }),
        ];
        return new RecordWriter(path, new RecordHead(name, sampleRateHz, 0, start), lines, [.. comments], format, onDisk);
    }

    /// <summary>Appends frames. Allocates nothing.</summary>
    /// <param name="frames">Shape [frames][signals]: a value that the format holds, or <see cref="WfdbRecord.Missing"/>.</param>
    /// <exception cref="WfdbException">A sample is out of range, or the last frame not whole; nothing of this call was written.</exception>
    public void Write(ReadOnlySpan<int> frames)
    {
        ObjectDisposedException.ThrowIf(!_file.CanWrite, this);
        int signals = _signals.Length;
        if (frames.Length % signals != 0)
            throw new WfdbException(FormattableString.Invariant($"{_head.Name}: {frames.Length} samples, expected whole frames of {signals}"));
        for (int i = 0; i < frames.Length; i++)
            WriterChecks.CheckSample(_head.Name, i % signals, FrameCount + (i / signals), frames[i], _format);
        for (int i = 0, signal = 0; i < frames.Length; i++, signal = signal + 1 == signals ? 0 : signal + 1)
        {
            int stored = _format.Stored(frames[i]);
            if (FrameCount == 0 && i < signals)
                _signals[signal] = _signals[signal] with { InitialValue = stored };
            _sums[signal] = (_sums[signal] + (stored & 0xFFFF)) & 0xFFFF;
            _pending[_pendingCount++] = stored;
            if (_pendingCount == _pending.Length)
                WritePending(_pendingCount);
        }

        FrameCount += frames.Length / signals;
    }

    /// <summary>Has all whole groups of samples written to the disk, so that they outlive a loss of power.</summary>
    public void Flush()
    {
        WritePending(_pendingCount - (_pendingCount % _format.SamplesPerGroup));
        _file.Flush(true);
    }

    /// <summary>Writes what is left and the header with length, initial values and checksums. Nothing can be written after it.</summary>
    /// <param name="comments">Lines that are only known at the end, without #; they follow those given at the start. Null for none.</param>
    /// <exception cref="WfdbException">A comment cannot be written; the record goes on.</exception>
    public void Complete(IReadOnlyList<string>? comments = null)
    {
        WriterChecks.CheckComments(_head.Name, comments ?? []);
        WritePending(_pendingCount);
        _file.Flush(_onDisk);
        _file.Dispose();
        for (int i = 0; i < _signals.Length; i++)
            _signals[i] = _signals[i] with { Checksum = unchecked((short)_sums[i]) };
        WriteHeader(_head with { Frames = FrameCount }, comments ?? []);
    }

    /// <summary>Closes the signal file. Without <see cref="Complete"/> the record has what was flushed, and a header without a length.</summary>
    public void Dispose() => _file.Dispose();

    private void WritePending(int count)
    {
        Span<byte> bytes = _bytes.AsSpan(0, (int)_format.BytesFor(count));
        _format.Encode(_pending.AsSpan(0, count), bytes);
        _file.Write(bytes);
        _pendingCount -= count;
        _pending.AsSpan(count, _pendingCount).CopyTo(_pending);
    }

    private void WriteHeader(RecordHead head, IReadOnlyList<string> more) =>
        HeaderFile.Replace(_path + ".hea", HeaderText.Format(head, _signals, [.. _comments, .. more]), _onDisk);
}
