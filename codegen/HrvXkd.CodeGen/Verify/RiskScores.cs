using HrvXkd.CodeGen.Metrics;

namespace HrvXkd.CodeGen.Verify;

/// <summary>How good logits are, given labels.</summary>
/// <param name="Model">integer, QDQ or float.</param>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="Brier">Brier score.</param>
/// <param name="Ece">Expected calibration error over ten bins of equal mass.</param>
public sealed record RiskScores(string Model, double Auc, double Brier, double Ece)
{
    /// <summary>Scores logits; those that are not finite are left out.</summary>
    internal static RiskScores Of(string model, double[] logits, IReadOnlyList<byte> labels)
    {
        int[] finite = [.. Enumerable.Range(0, logits.Length).Where(i => double.IsFinite(logits[i]))];
        try
        {
            LabelledScores scores = new([.. finite.Select(i => logits[i])], [.. finite.Select(i => labels[i])]);
            return new RiskScores(model, RocCurve.Auc(scores), Calibration.Brier(scores), Calibration.Ece(scores));
        }
        catch (ArgumentException)
        {
            throw new CodeGenException($"HRVG302 labels: {finite.Count(i => labels[i] == 1)} of {finite.Length} are 1; accepted: 0 and 1, both present");
        }
    }
}
