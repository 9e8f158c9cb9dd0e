using HrvXkd.Wfdb.Internals.Formats;
using HrvXkd.Wfdb.Internals.Headers;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Records;

/// <summary>A record of one segment: a header and its signal files.</summary>
internal sealed class PlainContent : RecordContent
{
    private readonly Dictionary<string, SignalFile> _files = new(StringComparer.Ordinal);
    private readonly FaultLog _faults;

    /// <summary>Opens the signal files and holds their lengths against the header.</summary>
    /// <param name="folder">Folder of the header.</param>
    /// <param name="header">The header.</param>
    /// <param name="frames">Frames if something other than the header states them, or null.</param>
    /// <param name="faults">Where contradictions go that leave the samples readable.</param>
    public PlainContent(string folder, WfdbHeader header, long? frames, FaultLog faults)
    {
        Header = header;
        _faults = faults;
        try
        {
            OpenFiles(folder);
            FrameCount = CountFrames(header.SampleCount ?? frames);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override WfdbHeader Header { get; }

    /// <inheritdoc/>
    public override long FrameCount { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<WfdbSegment> Segments => [new WfdbSegment(Header.Name, 0, FrameCount)];

    /// <inheritdoc/>
    public override SampleSource OpenSource(int signal)
    {
        WfdbSignal line = Header.Signals[signal];
        long count = FrameCount * line.SamplesPerFrame;
        if (line.Format == SignalFormats.Null)
            return new NullSource(count);
        SignalFile file = _files[line.FileName];

        // Without a length the header was written before the samples were.
        ChecksumMeter? checksum = line.Checksum is { } stated && Header.SampleCount is not null
            ? new ChecksumMeter(stated, count, Faults.Text($"{file.Name} signal {signal} ({Faults.Quote(line.Description)})"), _faults)
            : null;
        int channel = Header.Signals.Take(signal).Count(other => other.FileName == line.FileName && other.Format != SignalFormats.Null);
        SampleSource stored = file.OpenSource(channel, FrameCount, checksum);

        // The header states samples; files are late by whole frames.
        long skew = (long)Math.Round((double)line.Skew / line.SamplesPerFrame, MidpointRounding.AwayFromZero) * line.SamplesPerFrame;
        return skew == 0 ? stored : new SkewedSource(stored, skew);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (SignalFile file in _files.Values)
            file.Dispose();
        _files.Clear();
    }

    private void OpenFiles(string folder)
    {
        IEnumerable<WfdbSignal> stored = Header.Signals.Where(signal => signal.Format != SignalFormats.Null);
        foreach (IGrouping<string, WfdbSignal> group in stored.GroupBy(signal => signal.FileName, StringComparer.Ordinal))
        {
            long samples = group.Sum(signal => (long)signal.SamplesPerFrame);
            if (samples > Limits.FrameSamples)
                throw new WfdbException(Faults.Text(
                    $"{Header.File}: found {samples} samples in a frame of {group.Key}, expected at most {Limits.FrameSamples}"));
            _files.Add(group.Key, SignalFile.Open(folder, Header.File, [.. group]));
        }
    }

    private long CountFrames(long? stated)
    {
        if (stated is { } frames)
        {
            foreach (SignalFile file in _files.Values)
                file.CheckLength(Header.File, frames, _faults);
            return frames;
        }

        long? held = null;
        foreach (SignalFile file in _files.Values)
        {
            long frameCount = file.FramesHeld
                ?? throw new WfdbException($"{file.Name}: neither this FLAC stream nor {Header.File} states a length, expected one of them to");
            held ??= frameCount;
            if (held != frameCount)
                throw new WfdbException(Faults.Text(
                    $"{file.Name} holds {frameCount} frames, expected {held} as in the other files: {Header.File} states no length"));
        }

        return held ?? 0;
    }
}
