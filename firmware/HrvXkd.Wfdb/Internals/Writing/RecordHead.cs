namespace HrvXkd.Wfdb.Internals.Writing;

/// <summary>The first line of a header.</summary>
/// <param name="Name">Record name.</param>
/// <param name="RateHz">Frames per second.</param>
/// <param name="Frames">Frames; 0 where they are not known yet.</param>
/// <param name="Start">Time of the first frame, or null.</param>
internal readonly record struct RecordHead(string Name, double RateHz, long Frames, DateTime? Start);
