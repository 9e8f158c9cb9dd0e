namespace HrvXkd.Trainer.Controls;

/// <summary>Outcome of the negative control.</summary>
/// <param name="Logit">Held-out logits of the logistic baseline, shape [Count].</param>
/// <param name="Label">The shuffled label of each sequence, shape [Count], 0 or 1.</param>
internal sealed record PermutedResult(double[] Logit, byte[] Label);
