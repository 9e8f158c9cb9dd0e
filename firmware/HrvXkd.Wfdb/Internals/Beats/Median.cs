namespace HrvXkd.Wfdb.Internals.Beats;

/// <summary>The median.</summary>
internal static class Median
{
    /// <summary>Median of any values; the mean of the middle two where their number is even; 0 of none.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length == 0 ? 0 : sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
