namespace HrvXkd.Wfdb;

/// <summary>Writes a single-segment record.</summary>
public static class WfdbWriter
{
    /// <summary>Writes header and samples, format 16 or 212, with initial values and checksums.</summary>
    /// <param name="path">Path of the record without extension.</param>
    /// <param name="sampleRateHz">Frames per second.</param>
    /// <param name="signals">Signal lines; FileName, InitialValue and Checksum are filled in by the writer; all of one format.</param>
    /// <param name="samples">Samples, shape [signals][frames].</param>
    /// <param name="comments">Lines after the signals, without #.</param>
    public static void Write(string path, double sampleRateHz, IReadOnlyList<WfdbSignal> signals, IReadOnlyList<int[]> samples, IReadOnlyList<string>? comments = null) => throw new NotSupportedException();
}
