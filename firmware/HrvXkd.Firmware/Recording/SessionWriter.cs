// A recording as WFDB: segments of fixed length, each a record of its own with annotations, and a header that joins them. What is flushed
// outlives a killed process and a pulled plug; see RecordingStore for how the rest is mended.
using HrvXkd.Firmware.Recording.Sealed;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording;

/// <summary>Writes one recording. Used by the storing thread alone.</summary>
internal sealed class SessionWriter : IDisposable
{
    // Beats are known about two seconds after their time, windows some more: until then a segment that ended takes annotations.
    private const int AnnotationDelaySeconds = 10;
    private const int FramesPerWrite = 512;

    private readonly string _folder;
    private readonly SessionHead _head;
    private readonly long _segmentSamples;
    private readonly long _longestFill;
    private readonly int[] _frames;
    private readonly RecordingKey? _key;
    private readonly List<WfdbSegment> _done = [];
    private readonly PriorityQueue<DeviceAnnotation, (long Sample, long Order)> _waiting = new();
    private ISegment? _current;
    private ISegment? _previous;
    private int _frameCount;
    private long _order;

    /// <summary>Begins a recording; the first segment comes with the first sample.</summary>
    /// <param name="folder">Folder of the recording; it is made.</param>
    /// <param name="head">What is known before.</param>
    /// <param name="segmentSeconds">Length of a segment.</param>
    /// <param name="longestFillSeconds">Longer gaps are no samples of a segment but a gap between two.</param>
    /// <param name="key">Seals every segment; null to write plain ones.</param>
    public SessionWriter(string folder, SessionHead head, int segmentSeconds, int longestFillSeconds, RecordingKey? key = null)
    {
        _key = key;
        _folder = folder;
        _head = head;
        _segmentSamples = (long)segmentSeconds * head.RateHz;
        _longestFill = (long)longestFillSeconds * head.RateHz;
        _frames = new int[FramesPerWrite * head.Signals.Count];
        Directory.CreateDirectory(folder);
    }

    /// <summary>Samples since the start, gaps counted.</summary>
    public long Samples { get; private set; }

    /// <summary>Samples that were lost so far.</summary>
    public long Lost { get; private set; }

    /// <summary>Lines for the end of each segment's header, such as the measured rate.</summary>
    public IReadOnlyList<string> ClosingComments { get; set; } = [];

    /// <summary>Takes one frame.</summary>
    /// <param name="sample">Its index; what was left out since the one before is missing.</param>
    /// <param name="values">A value for each signal.</param>
    public void Write(long sample, ReadOnlySpan<int> values)
    {
        long missing = sample - Samples;
        if (missing > 0)
            WriteGap(missing);
        if (_current is not null && Samples - _current.Start >= _segmentSamples)
            CloseSegment();
        if (_current is null)
            OpenSegment();
        values.CopyTo(_frames.AsSpan(_frameCount * values.Length));
        _frameCount++;
        Samples++;
        if (_frameCount == FramesPerWrite)
            WriteFrames();
    }

    /// <summary>Keeps an annotation until those before it are known.</summary>
    /// <param name="annotation">It; one from before the oldest open segment stands at its beginning.</param>
    public void Annotate(in DeviceAnnotation annotation) => _waiting.Enqueue(annotation, (annotation.Sample, _order++));

    /// <summary>Brings everything to the disk, but for annotations that may still be overtaken.</summary>
    public void Flush()
    {
        WriteFrames();
        WriteAnnotations(Samples - ((long)AnnotationDelaySeconds * _head.RateHz));
        _current?.Flush();
        if (_previous is null)
            return;
        _previous.FlushAnnotations();
        if (_current is not null && Samples - _current.Start > 2L * AnnotationDelaySeconds * _head.RateHz)
        {
            _previous.Dispose();
            _previous = null;
        }
    }

    /// <summary>No more samples come; annotations of those written may.</summary>
    public void EndSamples() => CloseSegment();

    /// <summary>Ends the recording.</summary>
    public void Complete()
    {
        WriteFrames();
        WriteAnnotations(long.MaxValue);
        CloseSegment();
        _previous?.Dispose();
        _previous = null;
        if (_key is null)
            RecordingStore.JoinAnnotations(_folder, _head.Name, _done);
    }

    /// <summary>Closes the files as they are.</summary>
    public void Dispose()
    {
        _current?.Dispose();
        _previous?.Dispose();
    }

    private void WriteGap(long samples)
    {
        Lost += samples;
        if (_current is not null && samples > _longestFill)
            CloseSegment();
        if (_current is null)
        {
            if (_done.Count > 0)
                _done.Add(new WfdbSegment(WfdbSegment.Gap, Samples, samples));
            Samples += samples;
            return;
        }

        WriteFrames();
        int signals = _head.Signals.Count;
        int[] none = new int[Math.Min(samples, FramesPerWrite) * signals];
        Array.Fill(none, WfdbRecord.Missing);
        for (long left = samples; left > 0; left -= FramesPerWrite)
            _current.Write(none.AsSpan(0, (int)Math.Min(left, FramesPerWrite) * signals));
        Samples += samples;
    }

    private void OpenSegment()
    {
        string name = FormattableString.Invariant($"{_head.Name}_{_done.Count + 1:D4}");
        _current = _key is null ? new SegmentFile(_folder, name, _head, Samples) : new SealedSegment(_folder, name, _head, Samples, _key);
    }

    private void CloseSegment()
    {
        WriteFrames();
        if (_current is null)
            return;
        _current.CompleteSignal(ClosingComments);
        _done.Add(new WfdbSegment(_current.Name, _current.Start, _current.Length));
        _previous?.Dispose();
        _previous = _current;
        _current = null;
        if (_key is null)
            RecordingStore.WriteHeader(_folder, _head.Name, _done, _head.Comments, _head.StartUtc);
    }

    private void WriteFrames()
    {
        if (_frameCount > 0)
            _current!.Write(_frames.AsSpan(0, _frameCount * _head.Signals.Count));
        _frameCount = 0;
    }

    private void WriteAnnotations(long before)
    {
        while (_waiting.TryPeek(out DeviceAnnotation next, out _) && next.Sample < before)
        {
            _waiting.Dequeue();
            ISegment? file = _current is not null && (next.Sample >= _current.Start || _previous is null) ? _current : _previous ?? _current;
            file?.Annotate(next with { Sample = Math.Max(next.Sample, file.Start) });
        }
    }
}
