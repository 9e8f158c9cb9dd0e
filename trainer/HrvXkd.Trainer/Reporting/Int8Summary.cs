namespace HrvXkd.Trainer.Reporting;

/// <summary>What quantization cost, on held-out sequences.</summary>
/// <param name="FlipsPercent">Sequences whose decision at the logit 0 changes, percent.</param>
/// <param name="DeltaAuc">Subject-level AUC, int8 minus float.</param>
/// <param name="DeltaBrier">Brier, int8 minus float.</param>
/// <param name="RmseLogit">RMSE of the logit against the float student.</param>
/// <param name="SqnrDb">Signal to quantization noise of the logit, dB.</param>
public sealed record Int8Summary(double FlipsPercent, double DeltaAuc, double DeltaBrier, double RmseLogit, double SqnrDb);
