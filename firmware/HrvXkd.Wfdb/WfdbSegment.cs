namespace HrvXkd.Wfdb;

/// <summary>A segment of a record.</summary>
/// <param name="Name">Record name of the segment, or <see cref="Gap"/>.</param>
/// <param name="Start">Its first frame in the whole record.</param>
/// <param name="FrameCount">Frames, above 0.</param>
public readonly record struct WfdbSegment(string Name, long Start, long FrameCount)
{
    /// <summary>Name of a segment in which nothing was recorded.</summary>
    public const string Gap = "~";

    /// <summary>True where nothing was recorded.</summary>
    public bool IsGap => Name == Gap;
}
