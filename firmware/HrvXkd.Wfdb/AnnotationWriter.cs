using HrvXkd.Wfdb.Internals.Annotations;

namespace HrvXkd.Wfdb;

/// <summary>Writes an annotation file while its record is made. After each <see cref="Flush"/> it is a whole file that ends with the end mark.</summary>
public sealed class AnnotationWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly AnnotationEncoder _encoder;
    private bool _pending = true;

    private AnnotationWriter(string path, AnnotationEncoder encoder)
    {
        _encoder = encoder;
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0);
    }

    /// <summary>Starts a file.</summary>
    /// <param name="path">Path with extension.</param>
    /// <param name="timeResolutionHz">Ticks per second of the annotations; null where that is the record's frame rate.</param>
    /// <param name="definitions">Codes that the file defines itself; null for none.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="WfdbException">A definition cannot be written; nothing was written.</exception>
    public static AnnotationWriter Create(string path, double? timeResolutionHz = null, IReadOnlyList<AnnotationDefinition>? definitions = null)
    {
        string name = Path.GetFileName(path);
        AnnotationWriter writer = new(path, new AnnotationEncoder(name, AnnotationTable.Notes(name, timeResolutionHz, definitions ?? [])));
        writer.Flush();
        return writer;
    }

    /// <summary>Appends an annotation; it is in the file after the next <see cref="Flush"/>.</summary>
    /// <param name="annotation">Not before the one before it; auxiliary text takes at most 255 bytes of UTF-8 and no NUL.</param>
    /// <exception cref="WfdbException">Out of order or out of range; nothing was appended.</exception>
    public void Write(Annotation annotation)
    {
        _encoder.Add(annotation);
        _pending = true;
    }

    /// <summary>Has all annotations written to the disk, so that they outlive a loss of power. Does nothing if there are no new ones.</summary>
    public void Flush()
    {
        if (!_pending)
            return;
        _file.Write(_encoder.Take());
        _file.Flush(true);
        _file.Position -= AnnotationEncoder.EndMarkBytes;
        _pending = false;
    }

    /// <summary>Writes what is left and closes the file.</summary>
    public void Dispose()
    {
        if (!_file.CanWrite)
            return;
        try
        {
            Flush();
        }
        finally
        {
            _file.Dispose();
        }
    }
}
