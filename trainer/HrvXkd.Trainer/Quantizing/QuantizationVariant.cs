namespace HrvXkd.Trainer.Quantizing;

/// <summary>One way to quantize, measured on held-out sequences.</summary>
/// <param name="Name">Such as "w8a8 min-max".</param>
/// <param name="SqnrDb">Signal to quantization noise of the logit, dB.</param>
/// <param name="FlipsPercent">Sequences whose decision at the logit 0 changes, percent.</param>
/// <param name="FlipsNearPercent">Of the sequences with a float risk of 0.45..0.55, those whose decision changes, percent.</param>
/// <param name="MaxRiskError">Largest absolute difference of a risk.</param>
/// <param name="DeltaAuc">AUC by subject, quantized minus float, with its paired bootstrap interval.</param>
/// <param name="DeltaBrier">Brier score by subject, quantized minus float.</param>
/// <param name="DeltaEce">Expected calibration error by subject, quantized minus float.</param>
/// <param name="WeightBytes">Bytes of the rounded matrices, packed.</param>
/// <param name="Chosen">True for the one that was written.</param>
internal sealed record QuantizationVariant(
    string Name, double SqnrDb, double FlipsPercent, double FlipsNearPercent, double MaxRiskError,
    Interval DeltaAuc, double DeltaBrier, double DeltaEce, int WeightBytes, bool Chosen);
