namespace HrvXkd.Trainer.Training.Plan;

/// <summary>Gradient-boosted trees.</summary>
/// <param name="Number">Numbers of trees to choose among.</param>
/// <param name="Leaves">Leaves of a tree.</param>
/// <param name="Rate">Share of each tree that is added.</param>
/// <param name="LeastExamples">Fewest sequences in a leaf.</param>
internal sealed record TreePlan(IReadOnlyList<int> Number, int Leaves, double Rate, int LeastExamples);
