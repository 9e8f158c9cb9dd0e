using System.Globalization;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>The teacher, or the first of its members alone.</summary>
/// <param name="key">Key of the row.</param>
/// <param name="single">True for the first member alone.</param>
internal sealed class TeacherRow(string key, bool single) : IRow
{
    /// <inheritdoc/>
    public string Key => key;

    /// <inheritdoc/>
    public RowPrediction Predict(FoldContext fold)
    {
        TeacherFit teacher = fold.Teachers.Final;
        (int epochs, double share) = fold.Teachers.Choice;
        float[] logit = single ? teacher.First : teacher.Logit;
        return new RowPrediction(key, Array.ConvertAll(fold.Test, s => (double)logit[s]), string.Create(CultureInfo.InvariantCulture, $"epochs {epochs}, kept share {share:F2}"));
    }
}
