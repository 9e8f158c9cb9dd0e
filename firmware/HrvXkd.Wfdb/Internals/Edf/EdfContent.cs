using HrvXkd.Wfdb.Internals.Formats;
using HrvXkd.Wfdb.Internals.Headers;
using HrvXkd.Wfdb.Internals.Records;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Edf;

/// <summary>
/// An EDF or BDF file as a record. A frame is the shortest time in which every signal has a whole number of samples, one at least;
/// a data record is one frame or more.
/// </summary>
internal sealed class EdfContent : RecordContent
{
    private readonly EdfFile _file;
    private readonly PackedFormat _format;
    private readonly IReadOnlyList<EdfSignal> _signals;
    private readonly int _framesPerRecord;

    private EdfContent(EdfFile file)
    {
        _file = file;
        EdfHeader header = file.Header;
        _format = SignalFormats.FindPacked(header.SampleBytes * 8)!;
        _signals = [.. header.Signals.Where(signal => !signal.IsAnnotations)];
        _framesPerRecord = _signals.Count == 0 ? 1 : _signals.Select(signal => signal.Samples).Aggregate(CommonDivisor);
        bool empty = file.RecordCount == 0 || _signals.Count == 0;
        long frames = empty ? 0 : file.RecordCount * _framesPerRecord;
        Segments = header.IsDiscontinuous && !empty
            ? EdfClock.Segments(file, _framesPerRecord)
            : [new WfdbSegment(header.File, 0, frames)];
        FrameCount = Segments[^1].Start + Segments[^1].FrameCount;
        Header = Describe(header, empty ? 0 : EdfClock.FirstOnset(file));
    }

    /// <inheritdoc/>
    public override WfdbHeader Header { get; }

    /// <inheritdoc/>
    public override long FrameCount { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<WfdbSegment> Segments { get; }

    /// <summary>Opens a file.</summary>
    public static EdfContent OpenFile(string path, FaultLog faults)
    {
        EdfFile file = EdfFile.Open(path, faults);
        try
        {
            return new EdfContent(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override SampleSource OpenSource(int signal)
    {
        EdfSignal stored = _signals[signal];
        FrameLayout layout = new(_file.Header.HeaderBytes, _file.Header.RecordSamples, stored.First, stored.Samples);
        long count = _file.RecordCount * stored.Samples;
        PackedSource source = new(_file.File, _format, layout, Header.Signals[signal], count, null, null);
        return Segments.Count == 1 ? source : new EdfGapSource(source, Segments, stored.Samples / _framesPerRecord);
    }

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();

    private static int CommonDivisor(int a, int b) => b == 0 ? a : CommonDivisor(b, a % b);

    private WfdbHeader Describe(EdfHeader header, double firstOnset)
    {
        double rate = header.RecordSeconds == 0 ? 1 : _framesPerRecord / header.RecordSeconds;
        DateTime? start = header.Start is { } begin && firstOnset is >= 0 and < 86_400 ? begin.AddSeconds(firstOnset) : header.Start;
        WfdbSignal[] signals = [.. _signals.Select(signal => signal.ToWfdb(header, signal.Samples / _framesPerRecord))];
        return new WfdbHeader
        {
            File = header.File,
            Name = Path.GetFileNameWithoutExtension(header.File),
            SampleRateHz = rate,
            CounterHz = rate,
            SignalCount = signals.Length,
            SampleCount = FrameCount,
            BaseTime = start?.TimeOfDay,
            BaseDate = start is { } day ? DateOnly.FromDateTime(day) : null,
            Signals = signals,
            Comments = [.. new[] { header.Patient, header.Recording }.Where(text => text.Length > 0)],
        };
    }
}
