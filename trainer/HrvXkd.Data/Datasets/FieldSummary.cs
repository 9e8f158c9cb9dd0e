namespace HrvXkd.Data.Datasets;

/// <summary>Distribution of one column.</summary>
/// <param name="Name">The column.</param>
/// <param name="Low">Lower edge of the first bin.</param>
/// <param name="High">Upper edge of the last bin.</param>
/// <param name="Bins">Values in each bin; those outside are in the first or the last.</param>
/// <param name="Missing">Rows without a value.</param>
public sealed record FieldSummary(string Name, double Low, double High, long[] Bins, long Missing)
{
    /// <summary>Rows with a value.</summary>
    public long Count => Bins.Sum();
}
