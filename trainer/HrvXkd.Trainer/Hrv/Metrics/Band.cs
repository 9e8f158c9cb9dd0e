namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>A frequency band; it holds its lower and not its upper bound.</summary>
/// <param name="Name">Short name, lower case.</param>
/// <param name="LowHz">Lower bound.</param>
/// <param name="HighHz">Upper bound.</param>
internal sealed record Band(string Name, double LowHz, double HighHz)
{
    /// <summary>Ultra low frequency.</summary>
    public static readonly Band Ulf = new("ulf", 0, 0.0033);

    /// <summary>Very low frequency.</summary>
    public static readonly Band Vlf = new("vlf", 0.0033, 0.04);

    /// <summary>Low frequency.</summary>
    public static readonly Band Lf = new("lf", 0.04, 0.15);

    /// <summary>High frequency.</summary>
    public static readonly Band Hf = new("hf", 0.15, 0.4);

    /// <summary>The three bands of short recordings.</summary>
    public static readonly IReadOnlyList<Band> Main = [Vlf, Lf, Hf];
}
