using HrvXkd.Wfdb.Internals.Edf;
using HrvXkd.Wfdb.Internals.Headers;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Records;

/// <summary>A record of any kind: what its header says and where its samples come from.</summary>
internal abstract class RecordContent : IDisposable
{
    /// <summary>Extension of a header.</summary>
    public const string HeaderExtension = ".hea";

    /// <summary>The header, with the signals of the whole record.</summary>
    public abstract WfdbHeader Header { get; }

    /// <summary>Frames of the record.</summary>
    public abstract long FrameCount { get; }

    /// <summary>Segments, one for an ordinary record.</summary>
    public abstract IReadOnlyList<WfdbSegment> Segments { get; }

    /// <summary>Opens a record by its path.</summary>
    /// <param name="path">Path of the record, with or without .hea, or of an EDF or BDF file.</param>
    /// <param name="faults">Where contradictions go that leave the samples readable.</param>
    public static RecordContent Open(string path, FaultLog faults)
    {
        if (EdfFile.IsName(path))
            return EdfContent.OpenFile(path, faults);
        string header = path.EndsWith(HeaderExtension, StringComparison.Ordinal) ? path : path + HeaderExtension;
        string folder = Path.GetDirectoryName(Path.GetFullPath(header)) ?? "";
        WfdbHeader parsed = HeaderParser.Read(header);
        return parsed.SegmentCount is null ? new PlainContent(folder, parsed, null, faults) : SegmentedContent.OpenSegments(folder, parsed, faults);
    }

    /// <summary>Opens all samples of a signal.</summary>
    public abstract SampleSource OpenSource(int signal);

    /// <summary>Closes the files.</summary>
    public abstract void Dispose();
}
