namespace HrvXkd.Data;

/// <summary>Where a recording comes from.</summary>
public sealed class Provenance
{
    private readonly Func<IReadOnlyList<string>> _list;

    /// <summary>Names the source of a recording.</summary>
    /// <param name="kind">Kind of source.</param>
    /// <param name="folder">Folder of the source.</param>
    /// <param name="files">Lists the files that the recording is read from, relative to the folder; asked for when needed.</param>
    public Provenance(SourceKind kind, string folder, Func<IReadOnlyList<string>> files)
    {
        Kind = kind;
        Folder = folder;
        _list = files;
    }

    /// <summary>Kind of source.</summary>
    public SourceKind Kind { get; }

    /// <summary>Folder of the source.</summary>
    public string Folder { get; }

    /// <summary>Files that the recording is read from, relative to <see cref="Folder"/>, with forward slashes, in a fixed order: the same content gives the same recording.
    /// Listed anew each time: kept, the names of a record of many segments would outweigh its windows.</summary>
    /// <exception cref="FormatException">A header that names further files is wrong; one line.</exception>
    /// <exception cref="IOException">A header that names further files is missing; one line.</exception>
    public IReadOnlyList<string> Files => _list();
}
