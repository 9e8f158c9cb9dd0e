namespace HrvXkd.Trainer.Training.Plan;

/// <summary>How teachers are trained.</summary>
/// <param name="Members">Networks that differ in their seed.</param>
/// <param name="Epochs">Passes to choose among.</param>
/// <param name="BatchSize">Sequences in a batch.</param>
/// <param name="Rate">Largest learning rate.</param>
/// <param name="Decay">Decoupled weight decay of matrices.</param>
/// <param name="SkipFactor">Factor on the learning rate of the skip.</param>
internal sealed record TeacherPlan(int Members, IReadOnlyList<int> Epochs, int BatchSize, double Rate, double Decay, double SkipFactor)
{
    /// <summary>The recipe; its schedule ends at the largest number of epochs.</summary>
    public Recipe ToRecipe() => new(Epochs.Max(), BatchSize, Rate, Decay, SkipFactor);
}
