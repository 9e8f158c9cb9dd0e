namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Counts of a fetch, from several threads, and the way to its listener.</summary>
/// <param name="listener">Hears of them, or null.</param>
internal sealed class FetchMeter(IFetchListener? listener)
{
    private readonly Lock _lock = new();
    private readonly List<FetchFailure> _failures = [];
    private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private long _seen;
    private long _selected;
    private long _files;
    private long _bytesPlanned;
    private long _fetched;
    private long _kept;
    private long _absent;
    private long _verified;
    private long _bytesDone;
    private long _bytesReceived;
    private long _retries;
    private long _resumes;
    private long _wrong;

    public void Seen() => Count(ref _seen);

    public void Rejected(string reason) => Change(() => _rejected[reason] = _rejected.GetValueOrDefault(reason) + 1);

    public void Selected(long files, long bytes) => Change(() =>
    {
        _selected++;
        _files += files;
        _bytesPlanned += bytes;
    });

    public void Planned(PlannedFile file) => Change(() => listener?.Planned(file));

    public void Fetched() => Count(ref _fetched);

    public void Kept(long bytes) => Change(() =>
    {
        _kept++;
        _bytesDone += bytes;
    });

    public void Absent() => Count(ref _absent);

    public void Verified() => Count(ref _verified);

    public void Retried() => Count(ref _retries);

    public void Resumed() => Count(ref _resumes);

    public void WrongFile() => Count(ref _wrong);

    public void Received(long bytes) => Change(() => _bytesReceived += bytes);

    /// <summary>Bytes of files of records, negative where they are thrown away.</summary>
    public void Done(long bytes) => Change(() => _bytesDone += bytes);

    public void Failed(string path, string reason) => Change(() =>
    {
        _failures.Add(new FetchFailure(path, reason));
        listener?.Notice($"{path}: {reason}");
    });

    public void Notice(string line) => Change(() => listener?.Notice(line));

    public FetchResult Result(bool hasChecksums)
    {
        lock (_lock)
            return new FetchResult
            {
                RecordsSeen = _seen,
                RecordsSelected = _selected,
                RecordsRejected = new SortedDictionary<string, long>(_rejected, StringComparer.Ordinal),
                Files = _files,
                BytesPlanned = _bytesPlanned,
                FilesFetched = _fetched,
                FilesKept = _kept,
                FilesAbsent = _absent,
                FilesVerified = _verified,
                BytesReceived = _bytesReceived,
                Retries = _retries,
                Resumes = _resumes,
                WrongFiles = _wrong,
                HasChecksums = hasChecksums,
                Failures = [.. _failures.OrderBy(failure => failure.Path, StringComparer.Ordinal)],
            };
    }

    private void Count(ref long counter)
    {
        lock (_lock)
        {
            counter++;
            Tell();
        }
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            Tell();
        }
    }

    private void Tell() =>
        listener?.Progress(new FetchProgress(_seen, _selected, _fetched + _kept + _absent, _files, _bytesDone, _bytesPlanned));
}
