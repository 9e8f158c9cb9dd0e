using System.Collections;

namespace HrvXkd.Wfdb;

/// <summary>The annotations of a file in order of time, and what the file says of them.</summary>
public sealed class AnnotationList : IReadOnlyList<Annotation>
{
    // Beyond any record, and a long whatever resolution a file states.
    private const double LatestFrame = 1e18;

    private readonly List<Annotation> _annotations;

    internal AnnotationList(List<Annotation> annotations, double? timeResolutionHz, IReadOnlyList<AnnotationDefinition> definitions)
    {
        _annotations = annotations;
        TimeResolutionHz = timeResolutionHz;
        Definitions = definitions;
    }

    /// <summary>Ticks per second in which <see cref="Annotation.Sample"/> counts; null where that is the record's frame rate.</summary>
    public double? TimeResolutionHz { get; }

    /// <summary>The annotations at frames of a record, whatever resolution the file has.</summary>
    /// <param name="sampleRateHz">Frames per second of the record, above 0.</param>
    /// <returns>Annotations whose times are the nearest frames, in order of time.</returns>
    public IReadOnlyList<Annotation> InFrames(double sampleRateHz)
    {
        if (TimeResolutionHz is not { } ticks || ticks == sampleRateHz)
            return this;
        double frames = sampleRateHz / ticks;
        return [.. _annotations.Select(annotation => annotation with { Sample = (long)Math.Min(Math.Round(annotation.Sample * frames), LatestFrame) })];
    }

    /// <summary>Codes that the file defines itself.</summary>
    public IReadOnlyList<AnnotationDefinition> Definitions { get; }

    /// <inheritdoc/>
    public int Count => _annotations.Count;

    /// <inheritdoc/>
    public Annotation this[int index] => _annotations[index];

    /// <inheritdoc/>
    public IEnumerator<Annotation> GetEnumerator() => _annotations.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
