namespace HrvXkd.Trainer.Training.Plan;

/// <summary>How students are trained.</summary>
/// <param name="Width">Widths to choose among.</param>
/// <param name="MostMacs">Largest number of multiply-accumulates for a new window.</param>
/// <param name="Epochs">Passes to choose among.</param>
/// <param name="BatchSize">Sequences in a batch.</param>
/// <param name="Rate">Largest learning rate.</param>
/// <param name="Decay">Decoupled weight decay of matrices.</param>
/// <param name="SkipFactor">Factor on the learning rate of a skip that starts from the baseline; one that starts at 0 learns at the full rate.</param>
internal sealed record StudentPlan(IReadOnlyList<int> Width, int MostMacs, IReadOnlyList<int> Epochs, int BatchSize, double Rate, double Decay, double SkipFactor)
{
    /// <summary>The recipe; its schedule ends at the largest number of epochs.</summary>
    /// <param name="warm">True if the skip starts from the baseline.</param>
    public Recipe ToRecipe(bool warm) => new(Epochs.Max(), BatchSize, Rate, Decay, warm ? SkipFactor : 1);
}
