namespace HrvXkd.Trainer.Training.Rows;

/// <summary>One row of the comparison: a way to predict the held-out subjects of a fold from its training subjects.</summary>
internal interface IRow
{
    /// <summary>Key in summary.json and in configurations.</summary>
    string Key { get; }

    /// <summary>Trains and predicts.</summary>
    /// <param name="fold">Training data, inner folds and what rows share.</param>
    /// <returns>Held-out logits and what was chosen.</returns>
    RowPrediction Predict(FoldContext fold);
}
