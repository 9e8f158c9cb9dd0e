namespace HrvXkd.Firmware.Latency;

/// <summary>What a measurement of punctuality gave.</summary>
/// <param name="Device">Which front end.</param>
/// <param name="RateHz">Nominal rate.</param>
/// <param name="Frames">Frames read.</param>
/// <param name="Missed">Conversions never read.</param>
/// <param name="Overruns">Frames overtaken while they were read.</param>
/// <param name="CpuShare">Processor time over time.</param>
/// <param name="Rights">What the system granted and refused.</param>
/// <param name="Rows">Names and times; the first three are those of each frame.</param>
internal sealed record LatencyResult(
    string Device, int RateHz, long Frames, long Missed, long Overruns, double CpuShare, IReadOnlyList<string> Rights, IReadOnlyList<(string Name, TimeList Times)> Rows)
{
    private const double NearlyAll = 0.8;

    /// <summary>Rate by the median period.</summary>
    public double MeasuredHz => 1e9 / Math.Max(1, Rows[0].Times.Quantile(0.5));

    /// <summary>Spread of the periods.</summary>
    public long JitterNs => Rows[0].Times.Quantile(0.99) - Rows[0].Times.Quantile(0.01);

    /// <summary>What is nearest to its limit.</summary>
    public string Limit
    {
        get
        {
            double period = 1e9 / RateHz;
            double worst = Rows[1].Times.Quantile(1) + Rows[2].Times.Quantile(1);
            if (Missed + Overruns > 0)
                return worst > period ? "a frame is read later than the next conversion: see priority, governor and other programs" : "edges were lost before they reached this program: see the wire of DRDY";
            return worst > NearlyAll * period
                ? FormattableString.Invariant($"the latest frame took {worst / period:P0} of the time to the next conversion")
                : FormattableString.Invariant($"none: the latest frame took {100 * worst / period:F0} % of the time to the next conversion");
        }
    }
}
