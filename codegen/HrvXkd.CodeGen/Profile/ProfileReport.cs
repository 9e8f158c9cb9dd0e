using System.Text.Json;

namespace HrvXkd.CodeGen.Profile;

/// <summary>Where the time of a model goes, layer by layer.</summary>
public sealed record ProfileReport
{
    /// <summary>
    /// Sum of the layers' medians above the median of the whole, at most, percent of the whole. Layers that do not read one another overlap in the
    /// whole and cannot alone, which shows where they are small: a new window of the default student has 24 of them, in a third of a microsecond.
    /// </summary>
    public const double MostAbovePercent = 50;

    /// <summary>Sum below the whole, at most, percent of the whole: more would be work that no layer has.</summary>
    public const double MostBelowPercent = 25;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n" };

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of the ONNX model.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>What one run is: a new window, or a whole vector.</summary>
    public required string Run { get; init; }

    /// <summary>The machine that was timed.</summary>
    public required string Machine { get; init; }

    /// <summary>Core whose limits are shown.</summary>
    public required CoreLimit Core { get; init; }

    /// <summary>Rounds measured.</summary>
    public required int Rounds { get; init; }

    /// <summary>Instances that one round runs; a round's time is their mean.</summary>
    public required int Batch { get; init; }

    /// <summary>Vectors on which the program, taken apart for timing, gave the reference's bits.</summary>
    public required int VectorsChecked { get; init; }

    /// <summary>Layers in the order they run.</summary>
    public required IReadOnlyList<LayerProfile> Layers { get; init; }

    /// <summary>The program as emitted: fastest round, ns.</summary>
    public required double WholeMinNs { get; init; }

    /// <summary>The program as emitted: median round, ns.</summary>
    public required double WholeP50Ns { get; init; }

    /// <summary>The program as emitted: 99th percentile, ns.</summary>
    public required double WholeP99Ns { get; init; }

    /// <summary>Bytes of constant tables.</summary>
    public required int FlashBytes { get; init; }

    /// <summary>Bytes of working arrays.</summary>
    public required int RamBytes { get; init; }

    /// <summary>Bytes that it would be if no two layers shared an array.</summary>
    public required int RamBytesUnshared { get; init; }

    /// <summary>How instructions were counted, or why not.</summary>
    public required string Counting { get; init; }

    /// <summary>Sum of the layers' medians, ns.</summary>
    public double SumP50Ns => Layers.Sum(layer => layer.P50Ns);

    /// <summary>Sum of the layers' medians less the median of the whole, percent of the whole.</summary>
    public double DisagreementPercent => 100 * ((SumP50Ns / WholeP50Ns) - 1);

    /// <summary>True if the layers account for the whole.</summary>
    public bool Agrees => DisagreementPercent is >= -MostBelowPercent and <= MostAbovePercent;

    /// <summary>Multiply-adds of one run.</summary>
    public long Macs => Layers.Sum(layer => layer.Macs);

    /// <summary>Least time of all layers on the core, ns.</summary>
    public double LimitNs => Layers.Sum(layer => layer.LimitNs);

    /// <summary>The report as JSON, keys in snake_case.</summary>
    /// <returns>Indented text with LF.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";
}
