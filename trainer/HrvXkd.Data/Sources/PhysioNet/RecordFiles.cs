namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Lists the files that belong to a record: headers, signal files of all its segments, annotations.</summary>
/// <param name="store">Headers and digests.</param>
/// <param name="annotators">Extensions of annotation files.</param>
internal sealed class RecordFiles(MetadataStore store, IReadOnlyList<string> annotators)
{
    /// <summary>Files of a record whose headers were read.</summary>
    public async Task<List<PlannedFile>> ListAsync(string record, CancellationToken cancel)
    {
        List<PlannedFile> files = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        string folder = SafePath.Folder(record);
        HeaderFacts head = await store.HeaderAsync(record, cancel).ConfigureAwait(false);
        await AddAsync(record, head).ConfigureAwait(false);
        foreach (string segment in SegmentsOf(head))
            await AddAsync(folder + segment, null).ConfigureAwait(false);
        foreach (string path in annotators.Select(annotator => $"{record}.{annotator}"))
            if (store.Checksums is not { } sums || sums.Find(path) is not null)
                files.Add(new PlannedFile(path, null, true));
        return files;

        async Task AddAsync(string name, HeaderFacts? read)
        {
            HeaderFacts header = read ?? await store.HeaderAsync(name, cancel).ConfigureAwait(false);
            string path = name + MetadataStore.HeaderEnding;
            if (known.Add(path))
                files.Add(new PlannedFile(path, new FileInfo(store.PlaceOf(path)).Length));
            foreach (string file in header.Signals.Select(signal => signal.File).Where(file => file != HeaderFacts.Gap))
                if (known.Add(folder + file))
                    files.Add(new PlannedFile(folder + file, header.BytesOf(file)));
        }
    }

    /// <summary>Names of the segments that have files, each once.</summary>
    public static IEnumerable<string> SegmentsOf(HeaderFacts head) =>
        head.Segments.Select(segment => segment.Name).Where(name => name != HeaderFacts.Gap).Distinct(StringComparer.Ordinal);
}
