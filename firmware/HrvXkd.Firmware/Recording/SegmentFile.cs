using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording;

/// <summary>One segment while it is written: signal file and annotations.</summary>
internal sealed class SegmentFile : IDisposable
{
    private readonly RecordWriter _signal;
    private readonly AnnotationWriter _annotations;
    private long _latest;

    public SegmentFile(string folder, string name, SessionHead head, long start)
    {
        Name = name;
        Start = start;
        string path = Path.Combine(folder, name);
        DateTime time = head.StartUtc + TimeSpan.FromSeconds((double)start / head.RateHz);
        _signal = RecordWriter.Create(path, head.RateHz, head.Signals, head.Comments, time);
        try
        {
            _annotations = AnnotationWriter.Create(path + ".atr");
        }
        catch
        {
            _signal.Dispose();
            throw;
        }
    }

    /// <summary>Name of the segment's record.</summary>
    public string Name { get; }

    /// <summary>First sample of the segment since the start of the recording.</summary>
    public long Start { get; }

    /// <summary>Samples written.</summary>
    public long Length => _signal.FrameCount;

    public void Write(ReadOnlySpan<int> frames) => _signal.Write(frames);

    /// <summary>Appends an annotation; one that comes late stands where the latest one is.</summary>
    public void Annotate(in DeviceAnnotation annotation)
    {
        _latest = Math.Max(_latest, annotation.Sample - Start);
        _annotations.Write(new Annotation(_latest, annotation.Code, 0, 0, annotation.Text) { Number = annotation.Quality });
    }

    public void Flush()
    {
        _signal.Flush();
        _annotations.Flush();
    }

    /// <summary>Completes the signal; annotations may still come.</summary>
    public void CompleteSignal(IReadOnlyList<string> comments) => _signal.Complete(comments);

    public void FlushAnnotations() => _annotations.Flush();

    public void Dispose()
    {
        _signal.Dispose();
        _annotations.Dispose();
    }
}
