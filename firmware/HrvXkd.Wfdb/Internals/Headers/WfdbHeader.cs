namespace HrvXkd.Wfdb.Internals.Headers;

/// <summary>A header as it was read; nothing in it is checked against other files.</summary>
internal sealed record WfdbHeader
{
    /// <summary>File name for messages.</summary>
    public required string File { get; init; }

    /// <summary>Record name.</summary>
    public required string Name { get; init; }

    /// <summary>Frames per second.</summary>
    public required double SampleRateHz { get; init; }

    /// <summary>Frequency of the counter, Hz; the frame rate where the header does not say.</summary>
    public required double CounterHz { get; init; }

    /// <summary>Counter at the first frame.</summary>
    public double CounterStart { get; init; }

    /// <summary>Frames, or null if the header does not say.</summary>
    public long? SampleCount { get; init; }

    /// <summary>Time of day of the first frame, or null.</summary>
    public TimeSpan? BaseTime { get; init; }

    /// <summary>Date of the first frame, or null.</summary>
    public DateOnly? BaseDate { get; init; }

    /// <summary>Signals as the record line states them.</summary>
    public required int SignalCount { get; init; }

    /// <summary>Segments as the record line states them, or null for an ordinary record.</summary>
    public int? SegmentCount { get; init; }

    /// <summary>Signal lines; none for a record of segments.</summary>
    public IReadOnlyList<WfdbSignal> Signals { get; init; } = [];

    /// <summary>Segment lines, the layout segment of no length among them.</summary>
    public IReadOnlyList<WfdbSegment> Segments { get; init; } = [];

    /// <summary>Comment lines without #, in order.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];
}
