using HrvXkd.Trainer.Controls;
using HrvXkd.Trainer.Leakage;
using HrvXkd.Trainer.Limits;
using HrvXkd.Trainer.Quantizing;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Sizing;

namespace HrvXkd.Trainer.Reporting;

/// <summary>What other commands left in the folder of a run; null each that was not run.</summary>
/// <param name="Leakage">Of leakage.</param>
/// <param name="Controls">Of controls.</param>
/// <param name="Limit">Of limit.</param>
/// <param name="Sizes">Of sizes.</param>
/// <param name="Quantization">Of quantize.</param>
internal sealed record FurtherFigures(LeakageSummary? Leakage, ControlsSummary? Controls, LimitFigures? Limit, SizesSummary? Sizes, QuantizationSummary? Quantization)
{
    /// <summary>Nothing was run.</summary>
    public static FurtherFigures None { get; } = new(null, null, null, null, null);

    /// <summary>Reads what is there.</summary>
    /// <param name="folder">Out folder of the run.</param>
    /// <exception cref="FormatException">A file is of something else; one line.</exception>
    public static FurtherFigures Read(string folder) => new(
        FurtherSummaries.TryRead<LeakageSummary>(Path.Combine(folder, RunFiles.Leakage)),
        FurtherSummaries.TryRead<ControlsSummary>(Path.Combine(folder, RunFiles.Controls)),
        FurtherSummaries.TryRead<LimitFigures>(Path.Combine(folder, RunFiles.Limit)),
        FurtherSummaries.TryRead<SizesSummary>(Path.Combine(folder, RunFiles.Sizes)),
        FurtherSummaries.TryRead<QuantizationSummary>(Path.Combine(folder, RunFiles.Quantization)));
}
