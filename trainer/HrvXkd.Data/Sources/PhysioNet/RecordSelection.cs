namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Goes through the records of a database, header by header, until enough are selected.</summary>
internal sealed class RecordSelection(FetchOptions options, MetadataStore store, RecordFiles files, FailureBrake brake, FetchMeter meter)
{
    private const int RecordsPerConnection = 4;
    private readonly RecordSelector _selector = new(store, options);

    /// <summary>Bytes of the selected records that are not on the disk yet, as far as headers say.</summary>
    public long BytesToCome { get; private set; }

    /// <summary>Paths of the selected records, in the order of the lists.</summary>
    /// <exception cref="FormatException">A list or a name asked for is wrong.</exception>
    public async Task<List<string>> RunAsync(CancellationToken cancel)
    {
        List<string> selected = [];
        RecordNames? names = options.Records is { } asked ? new RecordNames(asked) : null;
        await foreach (string[] some in CandidatesAsync(names, cancel).Chunk(RecordsPerConnection * options.Connections).ConfigureAwait(false))
        {
            Verdict[] verdicts = new Verdict[some.Length];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, some.Length),
                new ParallelOptions { MaxDegreeOfParallelism = options.Connections, CancellationToken = cancel },
                async (i, stop) => verdicts[i] = await JudgeAsync(some[i], stop).ConfigureAwait(false)).ConfigureAwait(false);
            // In the order of the lists, so that a limit takes the same records each time.
            for (int i = 0; i < some.Length && !IsEnough(selected); i++)
                if (Take(some[i], verdicts[i]))
                    selected.Add(some[i]);
            if (IsEnough(selected))
                return selected;
        }

        names?.RequireEmpty(options.List);
        return selected;
    }

    private bool IsEnough(List<string> selected) => options.Limit is { } limit && selected.Count >= limit;

    // A full path needs no list: those of MIMIC take an hour to read.
    private async IAsyncEnumerable<string> CandidatesAsync(
        RecordNames? names, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (string path in options.Records?.Where(name => name.Contains('/', StringComparison.Ordinal)).Distinct() ?? [])
            if (names!.Take(path))
                yield return path;
        if (names?.IsEmpty == true)
            yield break;
        await foreach (string record in new RecordLists(store, options).ReadAsync(options.List, cancel).ConfigureAwait(false))
        {
            if (names?.Take(record) != false)
                yield return record;
            if (names?.IsEmpty == true)
                yield break;
        }
    }

    private async Task<Verdict> JudgeAsync(string record, CancellationToken cancel)
    {
        try
        {
            string? reason = await _selector.ReasonAgainstAsync(record, cancel).ConfigureAwait(false);
            List<PlannedFile> planned = reason is null ? await files.ListAsync(record, cancel).ConfigureAwait(false) : [];
            brake.Succeeded();
            return new Verdict(reason, null, planned.Count, planned.Sum(file => file.Bytes ?? 0), planned.Sum(ToCome));
        }
        catch (TransferFault fault)
        {
            brake.Failed(fault);
            return new Verdict(null, fault.Message, 0, 0, 0);
        }
        catch (FormatException fault)
        {
            return new Verdict(null, fault.Message, 0, 0, 0);
        }
        finally
        {
            meter.Seen();
        }
    }

    private long ToCome(PlannedFile file)
    {
        string target = Path.Combine(options.Folder, file.Path);
        return File.Exists(target) ? 0 : Math.Max(0, (file.Bytes ?? 0) - new PartFile(target).Length);
    }

    private bool Take(string record, Verdict verdict)
    {
        if (verdict.Fault is { } fault)
            meter.Failed(record, fault);
        else if (verdict.Reason is { } reason)
            meter.Rejected(reason);
        else
            meter.Selected(verdict.Files, verdict.Bytes);
        BytesToCome += verdict.BytesToCome;
        return verdict is { Fault: null, Reason: null };
    }

    private sealed record Verdict(string? Reason, string? Fault, int Files, long Bytes, long BytesToCome);
}
