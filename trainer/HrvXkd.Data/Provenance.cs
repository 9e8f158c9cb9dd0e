namespace HrvXkd.Data;

/// <summary>Where a recording comes from.</summary>
public sealed class Provenance
{
    private readonly Lazy<IReadOnlyList<string>> _files;

    /// <summary>Names the source of a recording.</summary>
    /// <param name="kind">Kind of source.</param>
    /// <param name="folder">Folder of the source.</param>
    /// <param name="files">Lists the files that the recording is read from, relative to the folder; asked for at most once, and only when needed.</param>
    public Provenance(SourceKind kind, string folder, Func<IReadOnlyList<string>> files)
    {
        Kind = kind;
        Folder = folder;
        _files = new Lazy<IReadOnlyList<string>>(files);
    }

    /// <summary>Kind of source.</summary>
    public SourceKind Kind { get; }

    /// <summary>Folder of the source.</summary>
    public string Folder { get; }

    /// <summary>Files that the recording is read from, relative to <see cref="Folder"/>, with forward slashes, in a fixed order: the same content gives the same recording.</summary>
    /// <exception cref="FormatException">A header that names further files is wrong; one line.</exception>
    /// <exception cref="IOException">A header that names further files is missing; one line.</exception>
    public IReadOnlyList<string> Files => _files.Value;
}
