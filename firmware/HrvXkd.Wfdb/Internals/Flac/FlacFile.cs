using HrvXkd.Wfdb.Internals.Formats;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>A signal file that is a FLAC stream: signals are its channels, all with the same number of samples in a frame.</summary>
internal sealed class FlacFile : SignalFile
{
    private const int LargestChannels = 8;
    private readonly RecordingFile _file;
    private readonly IReadOnlyList<WfdbSignal> _signals;
    private readonly FlacDecoder _decoder;

    private FlacFile(RecordingFile file, IReadOnlyList<WfdbSignal> signals)
    {
        _file = file;
        _signals = signals;
        _decoder = new FlacDecoder(file, signals[0].ByteOffset);
    }

    /// <inheritdoc/>
    public override string Name => _file.Name;

    /// <inheritdoc/>
    public override long? FramesHeld => _decoder.Info.SampleCount == 0 ? null : _decoder.Info.SampleCount / PerFrame;

    private int PerFrame => _signals[0].SamplesPerFrame;

    /// <summary>Opens a file; the handle becomes part of it.</summary>
    public static FlacFile OpenFile(RecordingFile file, string header, IReadOnlyList<WfdbSignal> signals)
    {
        WfdbSignal first = signals[0];
        if (signals.Count > LargestChannels)
            throw new WfdbException(Faults.Text($"{header}: {signals.Count} signals in {file.Name}, expected at most {LargestChannels} in a FLAC file"));
        foreach (WfdbSignal signal in signals)
            if (signal.SamplesPerFrame != first.SamplesPerFrame)
                throw new WfdbException(Faults.Text(
                    $"{header}: found {first.SamplesPerFrame} and {signal.SamplesPerFrame} samples per frame in the FLAC file {file.Name}, expected one"));
        FlacFile opened = new(file, signals);
        FlacInfo info = opened._decoder.Info;
        int bits = SignalFormats.FlacBits(first.Format);
        if (info.Channels != signals.Count || info.Bits > bits)
            throw new WfdbException(Faults.Text(
                $"{file.Name} has {info.Channels} channels of {info.Bits} bits, expected {signals.Count} of at most {bits} as {header} says"));
        opened.CheckPlausible();
        return opened;
    }

    /// <inheritdoc/>
    public override void CheckLength(string header, long frames, FaultLog faults)
    {
        long held = _decoder.Info.SampleCount;
        long asked = frames * PerFrame;
        string lengths = Faults.Text($"{Name} states {held} samples per channel, {header} asks for {asked}");
        if (held != 0 && held < asked)
            throw new WfdbException(lengths + ": the file is cut short or the header is wrong");
        if (held > asked)
            faults.Add(lengths + ": the header states the wrong length");
    }

    /// <inheritdoc/>
    public override SampleSource OpenSource(int channel, long frames, ChecksumMeter? checksum)
    {
        WfdbSignal signal = _signals[channel];
        int invalid = -1 << (SignalFormats.FlacBits(signal.Format) - 1);
        return new FlacSource(_decoder, channel, signal, frames * PerFrame, invalid, checksum);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _decoder.Dispose();
        _file.Dispose();
    }

    // A frame has a header, a check and two bytes or more for each channel, so that a small file cannot make a reader ask for much memory.
    private void CheckPlausible()
    {
        FlacInfo info = _decoder.Info;
        long frames = 1 + ((_file.Length - info.FirstFrame) / (FlacFrameHeader.SmallestLength + 2 + (2 * info.Channels)));
        if (info.SampleCount > frames * info.LargestBlock)
            throw new WfdbException(Faults.Text($"{_file.Name} states {info.SampleCount} samples per channel in {_file.Length} bytes")
                + Faults.Text($" and blocks of up to {info.LargestBlock}, expected at most {frames * info.LargestBlock}: the file is cut short"));
    }
}
