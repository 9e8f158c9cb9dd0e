namespace HrvXkd.Firmware.Recording;

/// <summary>One segment while it is written: samples and annotations, plain or sealed.</summary>
internal interface ISegment : IDisposable
{
    /// <summary>Name of the segment's record.</summary>
    string Name { get; }

    /// <summary>First sample of the segment since the start of the recording.</summary>
    long Start { get; }

    /// <summary>Samples written.</summary>
    long Length { get; }

    /// <summary>Appends frames.</summary>
    /// <param name="frames">Shape [frames][signals].</param>
    void Write(ReadOnlySpan<int> frames);

    /// <summary>Appends an annotation; one that comes late stands where the latest one is.</summary>
    /// <param name="annotation">It, its sample counted from the start of the recording.</param>
    void Annotate(in DeviceAnnotation annotation);

    /// <summary>Brings samples and annotations to the disk.</summary>
    void Flush();

    /// <summary>Brings annotations to the disk.</summary>
    void FlushAnnotations();

    /// <summary>Completes the samples; annotations may still come until the segment is disposed.</summary>
    /// <param name="comments">Lines that are only known at the end.</param>
    void CompleteSignal(IReadOnlyList<string> comments);
}
