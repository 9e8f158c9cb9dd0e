namespace HrvXkd.Wfdb;

/// <summary>An annotation of an EDF+ or BDF+ file.</summary>
/// <param name="Seconds">Time from the first sample of the file, seconds.</param>
/// <param name="DurationSeconds">How long it lasts, seconds, or null.</param>
/// <param name="Text">Text.</param>
public readonly record struct EdfAnnotation(double Seconds, double? DurationSeconds, string Text)
{
    /// <summary>The annotation as WFDB has one: a note with this text.</summary>
    /// <param name="sampleRateHz">Frames per second of the record.</param>
    /// <returns>The note at the nearest frame; its duration is lost.</returns>
    public Annotation ToNote(double sampleRateHz) => new((long)Math.Round(Seconds * sampleRateHz), AnnotationCode.Note, 0, 0, Text);
}
