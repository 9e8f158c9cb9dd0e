using HrvXkd.Wfdb.Internals;
using HrvXkd.Wfdb.Internals.Annotations;

namespace HrvXkd.Wfdb;

/// <summary>Reads and writes MIT annotation files, and reads those of the AHA database.</summary>
public static class AnnotationFile
{
    /// <summary>Reads a file, such as 100.atr, in its own time resolution: nearly always frames, see <see cref="ReadList"/>.</summary>
    /// <param name="path">Path with extension.</param>
    /// <returns>Annotations in order of time, without the notes in which the file describes itself.</returns>
    /// <exception cref="WfdbException">The file is missing, cut short or not an annotation file.</exception>
    public static IReadOnlyList<Annotation> Read(string path) => ReadList(path);

    /// <summary>Reads a file with what it says of its time resolution and its own codes.</summary>
    /// <param name="path">Path with extension.</param>
    /// <returns>Annotations in order of time, without the notes in which the file describes itself.</returns>
    /// <exception cref="WfdbException">The file is missing, cut short or not an annotation file.</exception>
    public static AnnotationList ReadList(string path)
    {
        byte[] bytes = WholeFile.Read(path, "annotation file", Limits.AnnotationBytes);
        string name = Path.GetFileName(path);
        return AnnotationTable.Split(AhaDecoder.IsAha(bytes) ? AhaDecoder.Decode(name, bytes) : AnnotationDecoder.Decode(name, bytes));
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Path with extension.</param>
    /// <param name="annotations">Annotations in order of time; auxiliary text takes at most 255 bytes of UTF-8 and no NUL.</param>
    /// <param name="timeResolutionHz">Ticks per second of the annotations; null where that is the record's frame rate.</param>
    /// <param name="definitions">Codes that the file defines itself; null for none.</param>
    /// <exception cref="WfdbException">An annotation is out of order or out of range; nothing was written.</exception>
    public static void Write(
        string path,
        IReadOnlyList<Annotation> annotations,
        double? timeResolutionHz = null,
        IReadOnlyList<AnnotationDefinition>? definitions = null)
    {
        string name = Path.GetFileName(path);
        IReadOnlyList<Annotation> table = AnnotationTable.Notes(name, timeResolutionHz, definitions ?? []);
        File.WriteAllBytes(path, AnnotationEncoder.Encode(name, table, annotations));
    }
}
