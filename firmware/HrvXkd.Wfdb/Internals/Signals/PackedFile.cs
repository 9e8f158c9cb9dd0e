using HrvXkd.Wfdb.Internals.Formats;

namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>A signal file with samples at fixed places.</summary>
internal sealed class PackedFile : SignalFile
{
    private readonly RecordingFile _file;
    private readonly PackedFormat _format;
    private readonly IReadOnlyList<WfdbSignal> _signals;
    private readonly MatlabMatrix? _matrix;
    private readonly long _frameSamples;

    private PackedFile(RecordingFile file, PackedFormat format, IReadOnlyList<WfdbSignal> signals, MatlabMatrix? matrix)
    {
        _file = file;
        _format = format;
        _signals = signals;
        _matrix = matrix;
        _frameSamples = signals.Sum(signal => (long)signal.SamplesPerFrame);
    }

    /// <inheritdoc/>
    public override string Name => _file.Name;

    /// <inheritdoc/>
    public override long? FramesHeld => _format.SamplesIn(Math.Max(0, _file.Length - Offset)) / _frameSamples;

    private long Offset => _signals[0].ByteOffset;

    /// <summary>Opens a file; the handle becomes part of it.</summary>
    public static PackedFile OpenFile(RecordingFile file, string header, PackedFormat format, IReadOnlyList<WfdbSignal> signals)
    {
        bool matlab = MatlabMatrix.Concerns(file.Name, format, signals[0].ByteOffset);
        MatlabMatrix? matrix = matlab ? MatlabMatrix.Read(file, header, format, signals) : null;
        return new PackedFile(file, format, signals, matrix);
    }

    /// <inheritdoc/>
    public override void CheckLength(string header, long frames, FaultLog faults)
    {
        long asked = Offset + _format.BytesFor(frames * _frameSamples);
        string lengths = Faults.Text($"{Name} holds {_file.Length} bytes, {header} asks for {asked} ({frames} frames of ")
            + (_frameSamples == _signals.Count ? Faults.Text($"{_signals.Count} signals") : Faults.Text($"{_frameSamples} samples"))
            + Faults.Text($" in format {_format.Code})");
        if (_file.Length < asked)
            throw new WfdbException(lengths + ": the file is cut short or the header is wrong");
        if (_matrix is not null)
            _matrix.CheckLength(_file.Name, header, frames, faults);
        else if (_file.Length >= asked + _format.BytesPerGroup)
            faults.Add(lengths + ": the header states the wrong format or length");
    }

    /// <inheritdoc/>
    public override SampleSource OpenSource(int channel, long frames, ChecksumMeter? checksum)
    {
        WfdbSignal signal = _signals[channel];
        long before = _signals.Take(channel).Sum(other => (long)other.SamplesPerFrame);
        FrameLayout layout = new(Offset, _frameSamples, before, signal.SamplesPerFrame);
        long count = frames * signal.SamplesPerFrame;
        return _format.IsDifference
            ? new DifferenceSource(_file, _format, layout, signal, count, checksum)
            : new PackedSource(_file, _format, layout, signal, count, _format.Invalid, checksum);
    }

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();
}
