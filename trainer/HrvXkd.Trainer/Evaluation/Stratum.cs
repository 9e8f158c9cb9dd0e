namespace HrvXkd.Trainer.Evaluation;

/// <summary>Figures of a model over some of the subjects, such as those of one source.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Subjects">Subjects.</param>
/// <param name="Hypertensive">Of them, hypertensive.</param>
/// <param name="Auc">Area under the ROC curve; null if there are too few of a class.</param>
/// <param name="Brier">Brier score; null likewise.</param>
/// <param name="CalibrationIntercept">Calibration in the large; null likewise.</param>
public sealed record Stratum(string Name, int Subjects, int Hypertensive, Interval? Auc, Interval? Brier, Interval? CalibrationIntercept)
{
    /// <summary>Fewest subjects of each class of which figures are given: of fewer an interval would span nearly all that is possible.</summary>
    public const int Fewest = 10;

    /// <summary>Figures of each part, subjects drawn within it.</summary>
    /// <param name="logit">Logit of each subject.</param>
    /// <param name="label">Label of each, 0 or 1.</param>
    /// <param name="part">Name of the part that each is in; an empty name is none.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>Parts by ordinal name.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static IReadOnlyList<Stratum> Of(double[] logit, byte[] label, IReadOnlyList<string> part, int seed)
    {
        if (logit.Length != label.Length || part.Count != label.Length)
            throw new ArgumentException($"{logit.Length} logits and {part.Count} parts for {label.Length} labels", nameof(part));
        return
        [
            .. Enumerable.Range(0, label.Length).Where(i => part[i].Length > 0).GroupBy(i => part[i], StringComparer.Ordinal)
                .OrderBy(members => members.Key, StringComparer.Ordinal)
                .Select(members => Of(members.Key, [.. members.Select(i => logit[i])], [.. members.Select(i => label[i])], seed)),
        ];
    }

    private static Stratum Of(string name, double[] logit, byte[] label, int seed)
    {
        int ill = label.Count(l => l == 1);
        if (ill < Fewest || label.Length - ill < Fewest)
            return new Stratum(name, label.Length, ill, null, null, null);
        LabelledScores scores = new(logit, label);
        Interval[] figures = new Bootstrap(label, seed).Intervals(
            weight => RocCurve.Auc(scores, weight), weight => Calibration.Brier(scores, weight), weight => CalibrationLine.InTheLarge(scores, weight));
        return new Stratum(name, label.Length, ill, figures[0], figures[1], figures[2]);
    }
}
