using HrvXkd.Wfdb.Internals.Flac;
using HrvXkd.Wfdb.Internals.Formats;

namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>An open signal file: the samples of one or more signals of a record.</summary>
internal abstract class SignalFile : IDisposable
{
    /// <summary>File name for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Whole frames that the file holds, or null if it does not say.</summary>
    public abstract long? FramesHeld { get; }

    /// <summary>Opens the file of some signals.</summary>
    /// <param name="folder">Folder of the header.</param>
    /// <param name="header">Header file name for messages.</param>
    /// <param name="signals">Signals of this file in the order of the header.</param>
    public static SignalFile Open(string folder, string header, IReadOnlyList<WfdbSignal> signals)
    {
        WfdbSignal first = signals[0];
        foreach (WfdbSignal signal in signals)
            if (signal.Format != first.Format || signal.ByteOffset != first.ByteOffset)
                throw new WfdbException(Faults.Text(
                    $"{header}: found formats {first.Format}+{first.ByteOffset} and {signal.Format}+{signal.ByteOffset} in {first.FileName}")
                    + ", expected one");
        string path = Path.Combine(folder, first.FileName);
        if (!File.Exists(path))
            throw new WfdbException(
                $"{Faults.Quote(first.FileName)} not found: {header} names it as a signal file, expected it in the same folder");
        RecordingFile file = RecordingFile.Open(path);
        try
        {
            return SignalFormats.FindPacked(first.Format) is { } format
                ? PackedFile.OpenFile(file, header, format, signals)
                : FlacFile.OpenFile(file, header, signals);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Holds the file's length against the header.</summary>
    /// <param name="header">Header file name for messages.</param>
    /// <param name="frames">Frames that the header states.</param>
    /// <param name="faults">Where a file goes that is too long; one that is too short is refused.</param>
    public abstract void CheckLength(string header, long frames, FaultLog faults);

    /// <summary>Opens the samples of a signal.</summary>
    /// <param name="channel">Index among the signals of this file.</param>
    /// <param name="frames">Frames of the record.</param>
    /// <param name="checksum">Holds the samples against the header, or null.</param>
    public abstract SampleSource OpenSource(int channel, long frames, ChecksumMeter? checksum);

    /// <summary>Closes the file.</summary>
    public abstract void Dispose();
}
