namespace HrvXkd.Wfdb.Internals;

/// <summary>A header as it was read; nothing in it is checked against the signal files.</summary>
/// <param name="File">File name for messages.</param>
/// <param name="Name">Record name.</param>
/// <param name="SampleRateHz">Frames per second.</param>
/// <param name="SampleCount">Frames, or null if the header does not say.</param>
/// <param name="Signals">Signal lines.</param>
/// <param name="Comments">Comment lines without #, in order.</param>
internal sealed record WfdbHeader(
    string File, string Name, double SampleRateHz, long? SampleCount, IReadOnlyList<WfdbSignal> Signals, IReadOnlyList<string> Comments);
