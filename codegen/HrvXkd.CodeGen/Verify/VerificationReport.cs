using System.Text.Json;
using HrvXkd.CodeGen.Emit;

namespace HrvXkd.CodeGen.Verify;

/// <summary>What a verification found.</summary>
public sealed record VerificationReport
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n" };

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>What it was trained on.</summary>
    public required string Cohort { get; init; }

    /// <summary>SHA-256 of the ONNX model.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>SHA-256 of the emitted file.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>Sequences evaluated.</summary>
    public required int Vectors { get; init; }

    /// <summary>True if emitted code and integer reference agree in every bit of every logit.</summary>
    public required bool BitExact { get; init; }

    /// <summary>Sequences in which they do not.</summary>
    public required int Mismatches { get; init; }

    /// <summary>First of these, or -1.</summary>
    public required int FirstMismatch { get; init; }

    /// <summary>True if the emitted known-answer test passes.</summary>
    public required bool SelfTest { get; init; }

    /// <summary>Integer program against OnnxRuntime's QDQ graph.</summary>
    public required Comparison IntegerVsQdq { get; init; }

    /// <summary>Integer program against OnnxRuntime's float graph; null if there is none.</summary>
    public Comparison? IntegerVsFloat { get; init; }

    /// <summary>OnnxRuntime's QDQ graph against its float graph: what quantization alone costs; null if there is no float graph.</summary>
    public Comparison? QdqVsFloat { get; init; }

    /// <summary>Inner edges in the order they are computed.</summary>
    public required IReadOnlyList<EdgeComparison> Edges { get; init; }

    /// <summary>First edge that departs: an int8 element a step off, or less than 60 dB; null if none does.</summary>
    public string? FirstDeparture { get; init; }

    /// <summary>What each quantizer costs; empty if not asked for.</summary>
    public IReadOnlyList<QuantizerEffect> Quantizers { get; init; } = [];

    /// <summary>Scores against labels, integer program first; empty without labels.</summary>
    public IReadOnlyList<RiskScores> Scores { get; init; } = [];

    /// <summary>The first departure and its cause in one sentence.</summary>
    public string Reason => Edges.FirstOrDefault(edge => edge.Name == FirstDeparture) is not { } first
        ? "no inner edge departs from QDQ"
        : FormattableString.Invariant($"first departure from QDQ: {first.Name}, {first.SqnrDb:F1} dB, ")
            + (first.StepsOff > 0 ? FormattableString.Invariant($"{first.StepsOff} of {first.Elements} elements one step of {first.Step:G4} off") : FormattableString.Invariant($"largest difference {first.MaxAbs:G3}"))
            + (first.Reason.Length > 0 ? $" ({first.Reason})" : "");

    /// <summary>What the layers do to OnnxRuntime's own inputs, in one sentence: the proof that the rest of the difference is rounding.</summary>
    public string Rounding
    {
        get
        {
            EdgeComparison[] narrow = [.. Edges.Where(edge => edge.Format.StartsWith("int8", StringComparison.Ordinal))];
            long own = narrow.Sum(edge => (long)edge.OwnSteps), elements = narrow.Sum(edge => (long)edge.Elements);
            if (narrow.Length == 0)
                return "No edge is int8: what differs is the rounding of Q16.16.";
            if (own == 0)
                return FormattableString.Invariant($"Given OnnxRuntime's own inputs, every layer makes the same {elements:N0} int8 elements.");
            string[] others = [.. narrow.Where(edge => edge.OwnSteps > 0 && !edge.OnlyTies).Select(edge => edge.Name)];
            string start = FormattableString.Invariant($"Given OnnxRuntime's own inputs, the layers make {own:N0} of {elements:N0} int8 elements otherwise: ");
            return others.Length == 0
                ? start + FormattableString.Invariant($"ties, each within {narrow.Max(edge => edge.TieDistance):G2} of the middle between two steps. OnnxRuntime rounds float sums half to even there, this program exact sums half up.")
                : start + $"not only ties, see {string.Join(", ", others)}.";
        }
    }

    /// <summary>Further vectors on which bits were compared, or null.</summary>
    public BitCount? Bits { get; init; }

    /// <summary>The report with a comparison of bits; one that differs makes the verdict negative.</summary>
    /// <param name="bits">The comparison.</param>
    /// <returns>The report.</returns>
    public VerificationReport With(BitCount bits) => this with
    {
        Bits = bits,
        Failures =
        [
            .. Failures,
            .. bits.Mismatches == 0 ? [] : new[] { FormattableString.Invariant($"emitted code differs from the reference in {bits.Mismatches} of {bits.Vectors} further vectors") },
            .. bits.Paths.Skip(1).Where(path => path.Different).Select(path => FormattableString.Invariant($"emitted code on the path '{path.Path}' differs from the reference on {path.Vectors} further vectors")),
        ],
    };

    /// <summary>Numbers of the trained model.</summary>
    public required int Weights { get; init; }

    /// <summary>Multiply-accumulates for a new window.</summary>
    public required long MacsPerWindow { get; init; }

    /// <summary>Bytes of constant tables.</summary>
    public required int FlashBytes { get; init; }

    /// <summary>Bytes of working arrays.</summary>
    public required int RamBytes { get; init; }

    /// <summary>Bytes that it would be if no two layers shared an array.</summary>
    public required int RamBytesUnshared { get; init; }

    /// <summary>Layers of the emitted model.</summary>
    public required IReadOnlyList<EmittedLayer> Layers { get; init; }

    /// <summary>Why the verdict is negative; empty if it is positive.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>The verdict.</summary>
    public bool Passed => Failures.Count == 0;

    /// <summary>The report as JSON, keys in snake_case.</summary>
    /// <returns>Indented text with LF.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";
}
