namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Figures of a fetch.</summary>
public sealed record FetchResult
{
    /// <summary>Records whose headers were looked at.</summary>
    public required long RecordsSeen { get; init; }

    /// <summary>Records selected.</summary>
    public required long RecordsSelected { get; init; }

    /// <summary>Records not selected, by reason.</summary>
    public required IReadOnlyDictionary<string, long> RecordsRejected { get; init; }

    /// <summary>Files of the selected records.</summary>
    public required long Files { get; init; }

    /// <summary>Bytes of these files as far as headers and server say beforehand.</summary>
    public required long BytesPlanned { get; init; }

    /// <summary>Files that came in this run.</summary>
    public required long FilesFetched { get; init; }

    /// <summary>Files that were there before.</summary>
    public required long FilesKept { get; init; }

    /// <summary>Optional files that the server does not have.</summary>
    public required long FilesAbsent { get; init; }

    /// <summary>Files whose SHA-256 was compared with the database's list in this run.</summary>
    public required long FilesVerified { get; init; }

    /// <summary>Bytes received, lists and headers and repeated ones included.</summary>
    public required long BytesReceived { get; init; }

    /// <summary>Attempts after the first.</summary>
    public required long Retries { get; init; }

    /// <summary>Attempts that went on from a partial file.</summary>
    public required long Resumes { get; init; }

    /// <summary>Whole files that arrived wrong and were thrown away.</summary>
    public required long WrongFiles { get; init; }

    /// <summary>Whether the database has a SHA256SUMS list.</summary>
    public required bool HasChecksums { get; init; }

    /// <summary>What is missing in the end.</summary>
    public required IReadOnlyList<FetchFailure> Failures { get; init; }
}
