// RECORDS of a database: names of records, or of folders (with a slash at the end) that hold RECORDS of their own, as in mimic3wdb.
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Walks the record lists of a database in their order.</summary>
internal sealed partial class RecordLists(MetadataStore store, FetchOptions options)
{
    private const int DeepestList = 6;
    private const int FoldersAhead = 16;

    /// <summary>Paths of all records, segments left out.</summary>
    /// <param name="list">Name of the list in the root.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="FormatException">There is no such list, or it names what is no record.</exception>
    public IAsyncEnumerable<string> ReadAsync(string list, CancellationToken cancel) => WalkAsync("", list, 0, cancel);

    private async IAsyncEnumerable<string> WalkAsync(
        string folder, string list, int depth, [EnumeratorCancellation] CancellationToken cancel)
    {
        string path = folder + list;
        string[] lines = await store.ListAsync(path, cancel).ConfigureAwait(false)
            ?? throw new FormatException($"{options.Database.Root} has no {path}; see that name, version or address and --list are right");
        foreach (string line in lines)
            SafePath.Checked(folder + line.TrimEnd('/'), path);
        HashSet<string> names = [.. lines];
        foreach (string[] some in lines.Chunk(FoldersAhead))
        {
            string[] folders = [.. some.Where(line => line.EndsWith('/'))];
            if (folders.Length > 0 && depth == DeepestList)
                throw new FormatException($"{path}: lists of records lie more than {DeepestList} folders deep");
            await PrefetchAsync(folder, folders, cancel).ConfigureAwait(false);
            foreach (string line in some.Where(line => !IsSegment(line, names)))
                if (!line.EndsWith('/'))
                    yield return folder + line;
                else
                    await foreach (string record in WalkAsync(folder + line, MetadataStore.RecordsList, depth + 1, cancel).ConfigureAwait(false))
                        yield return record;
        }
    }

    private Task PrefetchAsync(string folder, string[] folders, CancellationToken cancel) => Parallel.ForEachAsync(
        folders,
        new ParallelOptions { MaxDegreeOfParallelism = options.Connections, CancellationToken = cancel },
        async (name, stop) => await store.ListAsync(folder + name + MetadataStore.RecordsList, stop).ConfigureAwait(false));

    // Folders of mimic3wdb list segments beside the record that is made of them: they come with it.
    private static bool IsSegment(string name, HashSet<string> names) =>
        name.EndsWith("_layout", StringComparison.Ordinal)
        || (Segment().Match(name) is { Success: true } match
            && (names.Contains(match.Groups[1].Value) || names.Contains(match.Groups[1].Value + "_layout")));

    [GeneratedRegex("^(.+)_[0-9]{4}$")]
    private static partial Regex Segment();
}
