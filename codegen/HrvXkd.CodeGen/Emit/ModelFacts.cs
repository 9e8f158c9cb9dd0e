using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Emit;

/// <summary>What the header and the constants of an emitted class say.</summary>
/// <param name="Graph">The program.</param>
/// <param name="Options">Choices.</param>
/// <param name="ModelSha256">Hash of the model's file.</param>
/// <param name="Version">Version of the generator.</param>
internal sealed record ModelFacts(IntegerGraph Graph, EmitOptions Options, string ModelSha256, string Version)
{
    public required int FlashBytes { get; init; }

    public required int RamBytes { get; init; }

    public required int RamBytesUnshared { get; init; }

    public required long Macs { get; init; }

    /// <summary>True for the name of an array that the code uses.</summary>
    public required Func<string, bool> Uses { get; init; }

    /// <summary>Further lines of the header.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the model was trained on; texts of models come from strangers and stay on one line.</summary>
    public string Cohort => OnnxText.OneLine(Graph.Metadata.TryGetValue("cohort", out string? cohort) ? cohort : "unknown");

    /// <summary>Name of the model.</summary>
    public string Name => OnnxText.OneLine(Graph.Name);

    /// <summary>The sentence about training.</summary>
    public string Training => Cohort switch
    {
        "untrained" => "untrained: random weights",
        "unknown" => "of unknown training",
        _ => $"trained on the {Cohort} cohort",
    };
}
