namespace HrvXkd.Tests.Data.Datasets;

/// <summary>Tests that measure the whole process run while no other does.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
