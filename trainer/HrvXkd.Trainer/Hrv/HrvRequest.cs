using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Hrv;

/// <summary>What the hrv command is asked for.</summary>
/// <param name="Input">What to read.</param>
/// <param name="Options">Settings of the metrics.</param>
/// <param name="FromSeconds">Start of the span, or null for the first.</param>
/// <param name="ToSeconds">End of the span, or null for the last.</param>
/// <param name="WindowSeconds">Length of windows, or null for none.</param>
/// <param name="StrideSeconds">Start of a window to start of the next.</param>
/// <param name="Json">File for JSON, or null.</param>
/// <param name="Csv">File for CSV, or null.</param>
/// <param name="Plot">File for the figure, or null.</param>
internal sealed record HrvRequest(
    InputOptions Input,
    HrvOptions Options,
    double? FromSeconds,
    double? ToSeconds,
    double? WindowSeconds,
    double StrideSeconds,
    string? Json,
    string? Csv,
    string? Plot);
