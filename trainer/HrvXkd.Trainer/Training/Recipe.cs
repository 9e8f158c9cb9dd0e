namespace HrvXkd.Trainer.Training;

/// <summary>How one kind of network is trained.</summary>
/// <param name="Epochs">Passes over the training groups.</param>
/// <param name="BatchSize">Sequences in a batch.</param>
/// <param name="Rate">Largest learning rate.</param>
/// <param name="Decay">Decoupled weight decay of matrices; biases, gains and the skip have none.</param>
/// <param name="SkipFactor">Factor on the learning rate of the skip, which starts from the fitted baseline.</param>
internal sealed record Recipe(int Epochs, int BatchSize, double Rate, double Decay, double SkipFactor);
