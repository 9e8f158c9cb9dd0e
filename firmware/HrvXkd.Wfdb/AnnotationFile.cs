namespace HrvXkd.Wfdb;

/// <summary>Reads and writes MIT annotation files.</summary>
public static class AnnotationFile
{
    /// <summary>Reads a file, such as 100.atr.</summary>
    /// <param name="path">Path with extension.</param>
    /// <returns>Annotations in order of time.</returns>
    /// <exception cref="WfdbException">The file is cut short or not an annotation file.</exception>
    public static IReadOnlyList<Annotation> Read(string path) => throw new NotSupportedException();

    /// <summary>Writes a file.</summary>
    /// <param name="path">Path with extension.</param>
    /// <param name="annotations">Annotations in order of time.</param>
    public static void Write(string path, IReadOnlyList<Annotation> annotations) => throw new NotSupportedException();
}
