namespace HrvXkd.Data.Datasets;

/// <summary>What a data set holds of one group.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Records">Recordings.</param>
/// <param name="Windows">Windows.</param>
/// <param name="Valid">Windows that are not masked.</param>
/// <param name="Hours">Recorded time.</param>
/// <param name="Now">Windows with label_now 1.</param>
/// <param name="Early">Windows with label_early 1.</param>
/// <param name="Label">The recordings' own label: 1, 0, or null if none or several.</param>
public sealed record GroupSummary(string Group, int Records, long Windows, long Valid, double Hours, long Now, long Early, int? Label);
