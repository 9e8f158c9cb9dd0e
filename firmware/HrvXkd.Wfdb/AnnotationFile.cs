using HrvXkd.Wfdb.Internals;

namespace HrvXkd.Wfdb;

/// <summary>Reads and writes MIT annotation files.</summary>
public static class AnnotationFile
{
    // 32 million annotations: a year of beats. More is no annotation file.
    private const long LargestFile = 64L << 20;

    /// <summary>Reads a file, such as 100.atr.</summary>
    /// <param name="path">Path with extension.</param>
    /// <returns>Annotations in order of time.</returns>
    /// <exception cref="WfdbException">The file is missing, cut short or not an annotation file.</exception>
    public static IReadOnlyList<Annotation> Read(string path)
    {
        string name = Path.GetFileName(path);
        FileInfo file = new(path);
        if (!file.Exists)
            throw new WfdbException($"{Faults.Quote(name)} not found: no annotation file at {Faults.Quote(path, 200)}");
        if (file.Length > LargestFile)
            throw new WfdbException(Faults.Text($"{name} holds {file.Length} bytes, expected an annotation file of at most {LargestFile}"));
        return AnnotationDecoder.Decode(name, File.ReadAllBytes(path));
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Path with extension.</param>
    /// <param name="annotations">Annotations in order of time; auxiliary text takes at most 255 bytes of UTF-8 and no NUL.</param>
    /// <exception cref="WfdbException">An annotation is out of order or out of range.</exception>
    public static void Write(string path, IReadOnlyList<Annotation> annotations) =>
        File.WriteAllBytes(path, AnnotationEncoder.Encode(Path.GetFileName(path), annotations));
}
