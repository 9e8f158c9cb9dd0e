using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording;

/// <summary>A segment as WFDB files: header, samples, annotations.</summary>
internal sealed class SegmentFile : ISegment
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

    public string Name { get; }

    public long Start { get; }

    public long Length => _signal.FrameCount;

    public void Write(ReadOnlySpan<int> frames) => _signal.Write(frames);

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

    public void CompleteSignal(IReadOnlyList<string> comments) => _signal.Complete(comments);

    public void FlushAnnotations() => _annotations.Flush();

    public void Dispose()
    {
        _signal.Dispose();
        _annotations.Dispose();
    }
}
