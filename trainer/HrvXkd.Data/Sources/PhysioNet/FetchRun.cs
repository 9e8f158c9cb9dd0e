namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>One fetch: lists, headers, selection, then files.</summary>
internal sealed class FetchRun : IDisposable
{
    // Nothing succeeds any more: three failures for each connection.
    private const int FailuresPerConnection = 3;

    private readonly FetchOptions _options;
    private readonly FetchMeter _meter;
    private readonly FetchFolder _folder;
    private readonly HttpSource _source;
    private readonly DiskGuard _guard;
    private readonly Transfer _transfer;
    private readonly MetadataStore _store;
    private readonly FailureBrake _brake;

    /// <summary>Makes a run.</summary>
    /// <exception cref="FormatException">Options or folder are wrong.</exception>
    public FetchRun(FetchOptions options, FetchServices services, IFetchListener? listener)
    {
        OptionChecks.Require(options);
        _options = options;
        _meter = new FetchMeter(listener);
        _source = new HttpSource(options);
        _folder = new FetchFolder(options);
        _guard = new DiskGuard(options.DryRun ? _folder.Metadata : options.Folder, options.KeepFreeBytes, services.FreeBytes);
        _transfer = new Transfer(_source, new RetryLoop(_source, new RetryPolicy(options.Retries, options.Seed), services, _meter), _guard, _meter);
        _store = new MetadataStore(_folder.Metadata, _transfer);
        _brake = new FailureBrake(FailuresPerConnection * options.Connections);
    }

    /// <summary>Fetches.</summary>
    /// <exception cref="FormatException">The database, a list or a name asked for is wrong.</exception>
    /// <exception cref="FetchException">Network, server or disk gave up.</exception>
    public async Task<FetchResult> RunAsync(CancellationToken cancel)
    {
        try
        {
            using Manifest? manifest = _options.DryRun ? null : Manifest.Open(_options.Folder, _options.Database);
            await _store.OpenChecksumsAsync(cancel).ConfigureAwait(false);
            RecordFiles files = new(_store, await AnnotatorsAsync(cancel).ConfigureAwait(false));
            RecordSelection selection = new(_options, _store, files, _brake, _meter);
            List<string> records = await selection.RunAsync(cancel).ConfigureAwait(false);
            if (manifest is null)
            {
                await ListAsync(records, files, cancel).ConfigureAwait(false);
            }
            else
            {
                _guard.Require(selection.BytesToCome);
                await FetchAsync(records, files, manifest, cancel).ConfigureAwait(false);
            }

            return _meter.Result(_store.Checksums is not null);
        }
        catch (TransferFault fault) when (fault.IsRefused)
        {
            throw new FormatException($"{_options.Database.Root}: {fault.Message}", fault);
        }
        catch (TransferFault fault)
        {
            throw new FetchException($"{_options.Database.Root}: {fault.Message}; see address and network, and run again: what is there is kept", fault);
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _source.Dispose();
        _folder.Dispose();
    }

    private async Task<IReadOnlyList<string>> AnnotatorsAsync(CancellationToken cancel)
    {
        // A line is an extension and what made it: "atr  reference beat annotations".
        IReadOnlyList<string> names = _options.Annotators
            ?? [.. (await _store.ListAsync(MetadataStore.AnnotatorsList, cancel).ConfigureAwait(false) ?? []).Select(line => line.Split(' ', '\t')[0])];
        foreach (string name in names)
            SafePath.CheckedName(name, _options.Annotators is null ? MetadataStore.AnnotatorsList : "--annotators");
        return names;
    }

    private Task FetchAsync(List<string> records, RecordFiles files, Manifest manifest, CancellationToken cancel)
    {
        FileFetcher fetcher = new(_options, _transfer, _store, manifest, _brake, _meter);
        return Parallel.ForEachAsync(
            FilesAsync(records, files, cancel),
            new ParallelOptions { MaxDegreeOfParallelism = _options.Connections, CancellationToken = cancel },
            fetcher.FetchAsync);
    }

    private async Task ListAsync(List<string> records, RecordFiles files, CancellationToken cancel)
    {
        await foreach (PlannedFile file in FilesAsync(records, files, cancel).ConfigureAwait(false))
        {
            try
            {
                _meter.Planned(file.Bytes is null ? file with { Bytes = await _transfer.SizeAsync(file.Path, cancel).ConfigureAwait(false) } : file);
            }
            catch (TransferFault fault) when (fault.IsNotFound && file.IsOptional)
            {
                _meter.Absent();
            }
        }
    }

    // Listed record by record from the headers on the disk: all files of MIMIC would fill the memory. Records may share a file.
    private static async IAsyncEnumerable<PlannedFile> FilesAsync(
        List<string> records, RecordFiles files, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        HashSet<ulong> known = [];
        foreach (string record in records)
            foreach (PlannedFile file in await files.ListAsync(record, cancel).ConfigureAwait(false))
                if (known.Add(PathHash.Of(file.Path)))
                    yield return file;
    }
}
