namespace HrvXkd.CodeGen.Verify;

/// <summary>What one quantizer costs: by itself, and what is gained without it.</summary>
/// <param name="Name">Edge or matrix that it quantizes.</param>
/// <param name="Kind">activation or weight.</param>
/// <param name="AloneOnSqnrDb">Ratio of the logit to its difference from the model without quantizers, if this one alone is on; dB, at most 200.</param>
/// <param name="AloneOnFlipsPercent">Decisions that it flips by itself, percent.</param>
/// <param name="AloneOffSqnrDb">The same ratio if all others are on.</param>
/// <param name="AloneOffFlipsPercent">Decisions that the others flip, percent.</param>
public sealed record QuantizerEffect(string Name, string Kind, double AloneOnSqnrDb, double AloneOnFlipsPercent, double AloneOffSqnrDb, double AloneOffFlipsPercent);
