using HrvXkd.Data.Labels;

namespace HrvXkd.Data.Datasets;

/// <summary>What a data set is made of and how.</summary>
/// <param name="Source">Folder of recordings.</param>
/// <param name="OutFolder">Folder of the data set; all shards share it.</param>
public sealed record DatasetOptions(string Source, string OutFolder)
{
    /// <summary>Kind and signals; its choice of recordings is narrowed to the shard.</summary>
    public SourceOptions SourceOptions { get; init; } = new();

    /// <summary>The labels.</summary>
    public HypertensionRule Rule { get; init; } = new();

    /// <summary>Window profile, holter or short; null for that of the source.</summary>
    public string? Profile { get; init; }

    /// <summary>This shard, 1..<see cref="Shards"/>.</summary>
    public int Shard { get; init; } = 1;

    /// <summary>Number of shards.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Recordings at the same time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>True if a recording stands for its subject where the source names none.</summary>
    public bool RecordsAreGroups { get; init; }

    /// <summary>True to measure where the time goes; costs a second pass over the beats.</summary>
    public bool MeasureStages { get; init; }
}
