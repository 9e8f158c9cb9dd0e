namespace HrvXkd.Data.Datasets;

/// <summary>One recording of a shard.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Part">Name of the file with its windows.</param>
internal sealed record ShardRecord(string Id, string Part);
