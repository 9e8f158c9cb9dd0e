namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Logistic regression on what a view shows.</summary>
/// <param name="key">Key of the row.</param>
/// <param name="view">What it may see.</param>
internal sealed class LogisticRow(string key, InputView view) : IRow
{
    /// <inheritdoc/>
    public string Key => key;

    /// <inheritdoc/>
    public RowPrediction Predict(FoldContext fold)
    {
        TrainingPart part = fold.Part(view: view);
        fold.Step(key);
        return new RowPrediction(key, Array.ConvertAll(fold.Test, s => part.Baseline.Logit(part.Input, s)), "");
    }
}
