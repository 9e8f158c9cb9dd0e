namespace HrvXkd.CodeGen.Profile;

/// <summary>What one layer costs.</summary>
/// <param name="Name">Name in the trainer; what no layer does, such as moving the windows, has a name in brackets.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Shapes">Formats and shapes, in and out, of one run.</param>
/// <param name="Macs">Multiply-adds of one run.</param>
/// <param name="TableBytes">Bytes of weights and other constants.</param>
/// <param name="RamBytes">Bytes of the result; layers share arrays, so these do not add up.</param>
/// <param name="MinNs">Fastest round, ns a run.</param>
/// <param name="P50Ns">Median round.</param>
/// <param name="P99Ns">99th percentile of the rounds.</param>
/// <param name="SharePercent">Share of all layers' medians.</param>
/// <param name="LimitNs">Least time on the core asked for.</param>
/// <param name="LimitPercent">Least time over the median; null where the times are of another kind of processor.</param>
/// <param name="Instructions">Instructions of one run; null where they were not counted.</param>
public sealed record LayerProfile(
    string Name, string Kind, string Shapes, long Macs, int TableBytes, int RamBytes, double MinNs, double P50Ns, double P99Ns, double SharePercent, double LimitNs, double? LimitPercent, long? Instructions);
