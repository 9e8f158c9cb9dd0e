namespace HrvXkd.Trainer.Training.Rows;

/// <summary>What one row gave in one fold.</summary>
/// <param name="Key">Key of the row.</param>
/// <param name="Logit">Logits of the held-out sequences, in the order of <see cref="FoldContext.Test"/>.</param>
/// <param name="Choice">What inner folds chose, such as "epochs 8"; empty if there was nothing to choose.</param>
internal sealed record RowPrediction(string Key, double[] Logit, string Choice);
