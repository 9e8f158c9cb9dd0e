namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>What to fetch, where to, and how hard to try.</summary>
public sealed record FetchOptions
{
    /// <summary>The database.</summary>
    public required PhysioNetDatabase Database { get; init; }

    /// <summary>Folder for the files; made if missing. Its files lie as in the database.</summary>
    public required string Folder { get; init; }

    /// <summary>Signals that must be there, all at the same time. Empty: any record.</summary>
    public IReadOnlyList<SignalNeed> Need { get; init; } = [];

    /// <summary>Least time with all needed signals, seconds.</summary>
    public double MinSeconds { get; init; }

    /// <summary>Least frames per second.</summary>
    public double MinRateHz { get; init; }

    /// <summary>Records to select at most, 1 or more, or null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Records to take: paths as in the lists, or their last parts. Null for all.</summary>
    public IReadOnlyList<string>? Records { get; init; }

    /// <summary>Name of the record list in the root of the database.</summary>
    public string List { get; init; } = "RECORDS";

    /// <summary>Extensions of annotation files to fetch, or null for those that the database's ANNOTATORS names.</summary>
    public IReadOnlyList<string>? Annotators { get; init; }

    /// <summary>Files fetched at the same time, 1..16.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Further attempts at a file that makes no progress, 0 or more.</summary>
    public int Retries { get; init; } = 8;

    /// <summary>Longest time without an answer or without a byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of the disk that stay free.</summary>
    public long KeepFreeBytes { get; init; } = 1L << 30;

    /// <summary>Largest file, bytes.</summary>
    public long MaxFileBytes { get; init; } = 4L << 30;

    /// <summary>Seed of the jitter in waiting times.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Only list what would be fetched; writes nothing into the folder.</summary>
    public bool DryRun { get; init; }

    /// <summary>Credentials, or null for open databases.</summary>
    public FetchCredentials? Credentials { get; init; }
}
